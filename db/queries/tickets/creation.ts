import { sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { personJson, type StoredPerson } from "../people/person";

export type CreationContext = {
  /** null when there is no such active flow or nothing of it is published. */
  versionId: number | null;
  flowName: string;
  clientPrefix: string | null;
  person: StoredPerson | null;
};

/** What has to be known before a ticket of a flow is made, in one statement. */
export async function findCreationContext(
  reader: Reader,
  args: { flowId: number; userId: number; clientId: number | null; trialVersionId: number | null },
): Promise<CreationContext> {
  const [row] = await reader.execute<CreationContext>(sql`
    select
      case when ${args.trialVersionId}::int is null
        then (select published_version_id from flows where id = ${args.flowId} and is_active)
        else (select id from flow_versions
          where id = ${args.trialVersionId}::int and flow_id = ${args.flowId} and status = 'trial')
      end as "versionId",
      coalesce((select name from flows where id = ${args.flowId}), '') as "flowName",
      (select serial_prefix from clients where id = ${args.clientId}::int) as "clientPrefix",
      ${personJson(args.userId)} as person`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}

/**
 * Tickets of a flow made since a time, by one person or by all. Holds back every other creation that counts the same
 * until this transaction ends, so that two at once cannot both be the last one allowed.
 */
export async function countCreatedSince(
  tx: Tx,
  args: { flowId: number; requesterId: number | null; since: Date },
): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${args.flowId}, ${args.requesterId ?? 0})`);
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from tickets
    where flow_id = ${args.flowId} and not is_test and deleted_at is null and created_at >= ${args.since.toISOString()}
      and (${args.requesterId}::int is null or requester_id = ${args.requesterId}::int)`);
  return row?.count ?? 0;
}
