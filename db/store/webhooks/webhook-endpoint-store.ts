import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhookEndpoints } from "@/db/schema/outgoing/webhooks";

export type EndpointRow = typeof webhookEndpoints.$inferSelect;
type EndpointChanges = Partial<Omit<EndpointRow, "id" | "flowId" | "revision" | "createdAt" | "updatedAt">>;

/** An endpoint, its row locked until the transaction ends; null when there is none. */
export async function lockEndpoint(tx: Tx, endpointId: number): Promise<EndpointRow | null> {
  const [row] = await tx
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, endpointId))
    .for("no key update");
  return row ?? null;
}

/**
 * Whether another endpoint of the flow, or of none, has this name. Whoever asks holds the names until the transaction
 * ends, so that two cannot take the same one.
 */
export async function isEndpointNameTaken(
  tx: Tx,
  endpoint: { id: number | null; flowId: number | null; name: string },
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('skein.webhook.names'))`);
  const isSame = and(
    sql`coalesce(${webhookEndpoints.flowId}, 0) = ${endpoint.flowId ?? 0}`,
    sql`lower(${webhookEndpoints.name}) = lower(${endpoint.name})`,
    ne(webhookEndpoints.id, endpoint.id ?? 0),
  );
  const [other] = await tx.select({ id: webhookEndpoints.id }).from(webhookEndpoints).where(isSame).limit(1);
  return other !== undefined;
}

type NewEndpoint = Pick<EndpointRow, "flowId" | "name" | "url" | "sealedSecret" | "events" | "createdById">;

export async function insertEndpoint(tx: Tx, endpoint: NewEndpoint, at: Date): Promise<number> {
  const [row] = await tx
    .insert(webhookEndpoints)
    .values({ ...endpoint, createdAt: at, updatedAt: at })
    .returning({ id: webhookEndpoints.id });
  if (row === undefined) throw new Error("an endpoint was inserted without an id");
  return row.id;
}

/** Changes a locked endpoint; answers its new revision. */
export async function updateEndpoint(
  tx: Tx,
  { id, revision }: EndpointRow,
  changes: EndpointChanges,
  at: Date,
): Promise<number> {
  await tx
    .update(webhookEndpoints)
    .set({ ...changes, revision: revision + 1, updatedAt: at })
    .where(eq(webhookEndpoints.id, id));
  return revision + 1;
}

/** Its deliveries and their tries go with it. */
export async function deleteEndpoint(tx: Tx, endpointId: number): Promise<void> {
  await tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId));
}

const OFTEN_ENOUGH_SECONDS = 10;

/** Notes that something arrived; the row is spared where it says so already. */
export async function noteArrival(tx: Tx, endpointId: number, at: Date): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    update webhook_endpoints set last_success_at = ${now}, failing_since = null
    where id = ${endpointId} and (failing_since is not null or last_success_at is null
      or last_success_at < ${now} - make_interval(secs => ${OFTEN_ENOUGH_SECONDS}))`);
}

/** Notes that a try failed; the first one since something arrived last counts. */
export async function noteFailure(tx: Tx, endpointId: number, at: Date): Promise<void> {
  await tx.execute(sql`
    update webhook_endpoints set failing_since = ${at.toISOString()}::timestamptz
    where id = ${endpointId} and failing_since is null`);
}
