import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { personJson } from "../people/person";

export type ManagedFlowRow = {
  id: number;
  name: string;
  category: string;
  description: string;
  isActive: boolean;
  /** Tickets that have not ended, without those that try a draft. */
  running: number;
};

export type ListedFlowRow = ManagedFlowRow & {
  publishedNumber: number | null;
  draftNumber: number | null;
  /** Who saved or published last; null when nobody is known. */
  changedBy: string | null;
  changedAt: string;
};

/** Flows this person may change, as `mayManage` has it. */
const managed = (userId: number, where: SQL) => sql`
  with asking as materialized (select ${personJson(userId)} as person),
  mine as (
    select flow.* from flows flow, asking
    where (person ->> 'isActive')::boolean and ${where} and (
      person ->> 'globalRole' = 'administrator'
      or (person ->> 'globalRole' = 'designer' and flow.created_by_id = ${userId})
      or exists (
        select from flow_grants where flow_id = flow.id and permission = 'manage' and (
          (principal_type = 'user' and principal_id = ${userId})
          or (principal_type = 'role' and person -> 'roleIds' @> to_jsonb(principal_id))
          or (principal_type = 'department' and person -> 'departmentIds' @> to_jsonb(principal_id)))))
  )`;

const columns = sql`mine.id, mine.name, mine.category, mine.description, mine.is_active as "isActive", (
  select count(*)::int from tickets
  where flow_id = mine.id and ended_at is null and deleted_at is null and not is_test) as running`;

/** Each with how its versions stand, in one statement. */
export async function listManagedFlows(reader: Reader, userId: number): Promise<ListedFlowRow[]> {
  return reader.execute<ListedFlowRow>(sql`
    ${managed(userId, sql`true`)}
    select ${columns}, published.number as "publishedNumber", draft.number as "draftNumber", users.name as "changedBy",
      to_char(coalesce(draft.updated_at, published.published_at, mine.updated_at) at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from mine
    left join flow_versions published on published.id = mine.published_version_id
    left join flow_versions draft on draft.flow_id = mine.id and draft.status = 'draft'
    left join users on users.id = case when draft.id is null then published.published_by_id else draft.updated_by_id end
    order by lower(mine.name), mine.id`);
}

export async function findManagedFlow(reader: Reader, userId: number, flowId: number): Promise<ManagedFlowRow | null> {
  const [row] = await reader.execute<ManagedFlowRow>(
    sql`${managed(userId, sql`flow.id = ${flowId}`)} select ${columns} from mine`,
  );
  return row ?? null;
}

export async function managesAnyFlow(reader: Reader, userId: number): Promise<boolean> {
  const [row] = await reader.execute<{ any: boolean }>(
    sql`${managed(userId, sql`true`)} select exists (select from mine) as any`,
  );
  return row?.any ?? false;
}
