import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { webhookDeliveries } from "@/db/schema/outgoing/webhooks";

export type NewDelivery = {
  endpointId: number;
  ticketId: number | null;
  event: string;
  happening: string;
  payload: Record<string, unknown>;
  /** `cancelled` keeps it for later without sending it. */
  status: "pending" | "cancelled";
};

const instantOf = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** An outbox row for each of the deliveries that `source` yields and that wait to be sent, in their order. */
export const tellDue = (source: ReturnType<typeof sql>) => sql`
  insert into outbox (ticket_id, topic, payload)
  select ticket_id, 'webhook/delivery.due.v1', jsonb_build_object('deliveryId', id, 'endpointId', endpoint_id,
    'lane', endpoint_id || ':' || coalesce(ticket_id, 0))
  from ${source} where status = 'pending' order by seq`;

/** Writes deliveries that are not there yet, in this order, with an outbox row for each to send; answers their ids. */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[], at: Date): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    with written as (
      insert into webhook_deliveries (endpoint_id, ticket_id, event, happening, payload, status, next_attempt_at,
        created_at, settled_at)
      select "endpointId", "ticketId", event, happening, payload, status, ${instantOf(at)}, ${instantOf(at)},
        case when status <> 'pending' then ${instantOf(at)} end
      from rows from (json_to_recordset(${JSON.stringify(deliveries)}::text::json) as ("endpointId" int,
        "ticketId" int, event text, happening text, payload json, status text)) with ordinality
        as d("endpointId", "ticketId", event, happening, payload, status, place)
      order by place
      on conflict (endpoint_id, happening) do nothing
      returning id, seq, endpoint_id, ticket_id, status
    ),
    told as (${tellDue(sql`written`)})
    select id from written order by seq`);
  return rows.map(({ id }) => id);
}

/** What waits to be sent to an endpoint is not sent. */
export async function cancelPending(tx: Tx, endpointId: number, at: Date): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ status: "cancelled", settledAt: at })
    .where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.status, "pending")));
}

type End = { status: "delivered" | "dead" | "cancelled"; at: Date } | { nextAttemptAt: Date };

/** What comes of a delivery. Something that arrived has arrived, whatever was decided of it meanwhile. */
export async function settleDelivery(tx: Tx, deliveryId: string, end: End, no?: number): Promise<void> {
  const arrived = "status" in end && end.status === "delivered";
  const isOpen = arrived
    ? inArray(webhookDeliveries.status, ["pending", "cancelled", "dead"])
    : and(
        eq(webhookDeliveries.status, "pending"),
        // A later try has begun: what becomes of the delivery is for that one to say.
        no === undefined ? undefined : eq(webhookDeliveries.attempts, no),
      );
  const changes = "status" in end ? { status: end.status, settledAt: end.at } : { nextAttemptAt: end.nextAttemptAt };
  await tx
    .update(webhookDeliveries)
    .set(changes)
    .where(and(eq(webhookDeliveries.id, deliveryId), isOpen));
}

/** Lets what waits for its next try be tried now, unless a try is under way; answers whether it will be. */
export async function hurryDelivery(tx: Tx, deliveryId: string, at: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    with hurried as (
      update webhook_deliveries delivery set next_attempt_at = ${instantOf(at)}
      where id = ${deliveryId} and status = 'pending' and not exists (
        select from webhook_attempts attempt
        where attempt.delivery_id = delivery.id and no = delivery.attempts and duration_ms is null
          and delivery.next_attempt_at > ${instantOf(at)})
      returning id, seq, endpoint_id, ticket_id, status
    ),
    told as (${tellDue(sql`hurried`)})
    select id from hurried`);
  return rows.length === 1;
}

/**
 * Tells once more of what is overdue by more than ten minutes; answers how many. The row's id stands for delivery and
 * hour, so that the same is told once an hour and no more often.
 */
export async function retellDueDeliveries(db: Db, now: Date): Promise<number> {
  const at = instantOf(now);
  const rows = await db.execute(sql`
    insert into outbox (id, ticket_id, topic, payload)
    select md5(format('webhook %s %s %s', id, attempts, floor(extract(epoch from ${at} - next_attempt_at) / 3600)))::uuid,
      ticket_id, 'webhook/delivery.due.v1', jsonb_build_object('deliveryId', id, 'endpointId', endpoint_id,
        'lane', endpoint_id || ':' || coalesce(ticket_id, 0))
    from webhook_deliveries
    where status = 'pending' and next_attempt_at < ${at} - interval '10 minutes'
    order by seq
    on conflict (id) do nothing
    returning id`);
  return rows.length;
}

/** Removes a batch of what was settled before then, with its tries; answers how many. */
export async function removeSettledDeliveries(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`
    delete from webhook_deliveries where id in (
      select id from webhook_deliveries where settled_at < ${instantOf(before)} order by settled_at limit ${limit}
      for update skip locked)
    returning id`);
  return rows.length;
}
