import { type SQL, sql } from "drizzle-orm";
import type { Principal, Return } from "@/lib/engine/model";
import { absenceOf, standInOf } from "../people/stand-ins";
import { isNotExcluded, mayAct } from "./principals";

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
  /** Its seat where several people sign. */
  seatNo: number;
  /** Who gets it back when the present assignee is done, last first. */
  returns: Return[];
  assignee: WaitingAssignee | null;
  /** At most `limit` of them. */
  candidates: NamedPrincipal[];
  candidateCount: number;
  /** Whether the reader, or somebody they stand in for, is the assignee. */
  isAssignee: boolean;
  /** Whether the reader, or somebody they stand in for, is among the candidates and not excluded. */
  isCandidate: boolean;
  /** For whom the reader would act; null in their own name, and where they cannot act. */
  actsFor: PersonRef | null;
};

export type WaitingAssignee = PersonRef & {
  /** Until when they are away; null while they are there. */
  absentUntil: string | null;
  /** Who acts for them meanwhile. */
  standIn: PersonRef | null;
};

const asAssignee = sql`(task.status = 'claimed' and acting.type = 'user' and acting.id = task.assignee_id)`;

const asCandidate = sql`(${isNotExcluded} and exists (
  select from task_candidates
  where task_id = task.id and principal_type = acting.type and principal_id = acting.id))`;

/**
 * A sub-select yielding the live tasks for which `where` holds (of `task`) as a JSON list; it needs `acting` and the
 * tasks' `ticket` in scope.
 */
export function waitingTasks(where: SQL, limit: number, at: Date | null = null): SQL {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'taskId', task.id, 'no', task.no, 'nodeId', task.node_id, 'nodeName', node.name,
      'since', ${isoInstant(sql`task.opened_at`)}, 'mustClaim', task.must_claim, 'isFallback', task.is_fallback,
      'seatNo', task.seat_no, 'returns', task.returns,
      'assignee', case when assignee.id is not null then ${assigneeJson(at)} end,
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
      'isAssignee', exists (select from acting where ${asAssignee} and ${mayAct}),
      'isCandidate', exists (select from acting where ${asCandidate} and ${mayAct}),
      'actsFor', (
        select case when users.id is not null then ${personRef(sql`users`)} end
        from acting left join users on users.id = acting.for_user_id
        where (${asAssignee} or task.status = 'open' and ${asCandidate}) and ${mayAct}
        order by acting.for_user_id nulls first limit 1)
    ) order by task.no), '[]')
    from tasks task
    join flow_nodes node on node.id = task.node_id
    left join users assignee on assignee.id = task.assignee_id
    where task.status in ('open', 'claimed') and ${where})`;
}

/** Nobody stands in on a ticket they requested themselves. */
function assigneeJson(at: Date | null): SQL {
  const away = absenceOf(sql`absence.ends_at`, sql`assignee.id`, sql`ticket.flow_id`, at);
  return sql`${personRef(sql`assignee`)} || coalesce((
    select jsonb_build_object('absentUntil', ${isoInstant(sql`away.ends_at`)}, 'standIn', (
      select ${personRef(sql`users`)} from users
      where id = ${standInOf(sql`assignee.id`, sql`ticket.flow_id`, at)} and id <> ticket.requester_id))
    from ${away} away), '{"absentUntil": null, "standIn": null}')`;
}

/** A row of users as the person it is. */
export function personRef(user: SQL): SQL {
  return sql`jsonb_build_object('id', ${user}.id, 'name', ${user}.name, 'username', ${user}.username)`;
}

/** An instant as ISO text in UTC, to the millisecond it is stored with. */
export function isoInstant(instant: SQL): SQL {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
