import { type SQL, sql } from "drizzle-orm";
import type { Principal } from "@/lib/engine/model";

export type PersonRef = { id: number; name: string; username: string };

/** `username` is empty for departments and roles. */
export type NamedPrincipal = Principal & { name: string; username: string };

/** A live task: what a ticket waits for. */
export type WaitingTask = {
  taskId: number;
  no: number;
  nodeId: number;
  nodeName: string;
  /** ISO, as all instants that queries of lists give. */
  since: string;
  mustClaim: boolean;
  isFallback: boolean;
  assignee: PersonRef | null;
  /** At most `limit` of them. */
  candidates: NamedPrincipal[];
  candidateCount: number;
  /** Whether the person of `me` is among the candidates, directly or by role or department. */
  isCandidate: boolean;
};

/** A sub-select yielding the live tasks for which `where` holds (of `task`) as a JSON list; it needs `me` in scope. */
export function waitingTasks(where: SQL, limit: number): SQL {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'taskId', task.id, 'no', task.no, 'nodeId', task.node_id, 'nodeName', node.name,
      'since', ${isoInstant(sql`task.opened_at`)}, 'mustClaim', task.must_claim, 'isFallback', task.is_fallback,
      'assignee', case when assignee.id is not null then ${personRef(sql`assignee`)} end,
      'candidates', (
        select coalesce(jsonb_agg(jsonb_build_object('type', principal_type, 'id', principal_id,
          'name', coalesce(users.name, departments.name, roles.name, ''), 'username', coalesce(users.username, ''))), '[]')
        from (
          select principal_type, principal_id from task_candidates where task_id = task.id
          order by principal_type, principal_id limit ${limit}
        ) first_candidates
        left join users on principal_type = 'user' and users.id = principal_id
        left join departments on principal_type = 'department' and departments.id = principal_id
        left join roles on principal_type = 'role' and roles.id = principal_id),
      'candidateCount', (select count(*) from task_candidates where task_id = task.id),
      'isCandidate', exists (
        select from task_candidates join me on me.type = principal_type and me.id = principal_id
        where task_id = task.id)
    ) order by task.no), '[]')
    from tasks task
    join flow_nodes node on node.id = task.node_id
    left join users assignee on assignee.id = task.assignee_id
    where task.status in ('open', 'claimed') and ${where})`;
}

/** A row of users as the person it is. */
export function personRef(user: SQL): SQL {
  return sql`jsonb_build_object('id', ${user}.id, 'name', ${user}.name, 'username', ${user}.username)`;
}

/** An instant as ISO text in UTC, to the millisecond it is stored with. */
export function isoInstant(instant: SQL): SQL {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
