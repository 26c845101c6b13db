import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import { concernedBy } from "../notices/recipients";

export type SimulatedFlow = {
  flowName: string;
  /** Key → stable integer, for every node and transition the flow ever had. */
  nodeIds: Record<string, number>;
  transitionIds: Record<string, number>;
};

/** What of a flow is not in its definition, in one statement; null when there is no such flow. */
export async function findSimulatedFlow(reader: Reader, flowId: number): Promise<SimulatedFlow | null> {
  const [row] = await reader.execute<SimulatedFlow>(sql`
    select flows.name as "flowName",
      (select coalesce(jsonb_object_agg(key, id), '{}') from flow_nodes where flow_id = flows.id) as "nodeIds",
      (select coalesce(jsonb_object_agg(key, id), '{}') from flow_transitions where flow_id = flows.id) as "transitionIds"
    from flows where flows.id = ${flowId}`);
  return row ?? null;
}

/** A task that nobody has written down. `id` is what the answer calls it. */
export type UnwrittenTask = {
  id: number;
  assignee: number | null;
  candidates: readonly Principal[];
  excluded: readonly number[];
  at: Date;
};

export type Concerned = { id: number; userId: number; name: string; username: string };

/**
 * The active people such tasks of a flow would be for, and who would stand in for them at that time, as
 * `listTaskRecipients` finds them for tasks that are there; in one statement.
 */
export async function listConcerned(
  reader: Reader,
  { flowId, requesterId, tasks }: { flowId: number; requesterId: number; tasks: readonly UnwrittenTask[] },
): Promise<Concerned[]> {
  if (tasks.length === 0) return [];
  const written = sql`jsonb_to_recordset(${JSON.stringify(tasks)}::text::jsonb)
    as task(id int, assignee int, candidates jsonb, excluded int[], at timestamptz)`;
  return reader.execute<Concerned>(sql`
    with recursive asked as (
      select id, case when assignee is null then 'open' else 'claimed' end as status, assignee as assignee_id, excluded,
        ${requesterId}::int as requester_id, ${flowId}::int as flow_id, at from ${written}
    ),
    candidates as (
      select task.id as task_id, candidate.type, candidate.id
      from ${written}, jsonb_to_recordset(candidates) as candidate(type text, id int) where assignee is null
    ),
    ${concernedBy(sql`asked.at`)}
    select task_id as id, users.id as "userId", users.name, users.username
    from told join users on users.id = told.user_id and users.is_active order by task_id, users.id`);
}

/** The active people behind principals, for several facts at once; departments with all below them. */
export async function listBehindEach(
  reader: Reader,
  facts: readonly { id: number; people: readonly Principal[] }[],
): Promise<Concerned[]> {
  if (facts.length === 0) return [];
  return reader.execute<Concerned>(sql`
    with recursive named as (
      select fact.id as fact, named.type, named.id
      from jsonb_to_recordset(${JSON.stringify(facts)}::text::jsonb) as fact(id int, people jsonb),
        jsonb_to_recordset(people) as named(type text, id int)
    ),
    tree(fact, id) as (
      select fact, id from named where type = 'department'
      union select fact, child.id from departments child join tree on child.parent_id = tree.id
    ),
    behind(fact, user_id) as (
      select fact, id from named where type = 'user'
      union select fact, user_id from role_members join named on type = 'role' and role_id = named.id
      union select fact, user_id from department_members join tree on department_id = tree.id
    )
    select fact as id, users.id as "userId", users.name, users.username
    from behind join users on users.id = behind.user_id and users.is_active order by fact, users.id`);
}

export type ToldEndpoint = { name: string; events: string[] };

/** Endpoints that would be told what happens in a flow, by name. */
export async function listToldEndpoints(reader: Reader, flowId: number): Promise<ToldEndpoint[]> {
  return reader.execute<ToldEndpoint>(sql`
    select name, events from webhook_endpoints
    where (flow_id is null or flow_id = ${flowId}) and is_active order by lower(name), id`);
}
