import { sql } from "drizzle-orm";
import type { Job, Principal, Return } from "@/lib/engine/model";
import { isoInstant } from "../lists/waiting";
import { type Member, membersOf } from "./members";
import { scriptOf, type WireScript } from "./script";

export type WireTask = {
  id: number;
  no: number;
  tokenNo: number;
  nodeId: number;
  mustClaim: boolean;
  isFallback: boolean;
  openedAt: string;
  seatNo: number;
  excluded: number[];
  returns: (Return & { username: string })[];
  /** null while candidates share it. */
  assignee: (Member & { id: number }) | null;
  /** `username` is empty for departments and roles. */
  candidates: (Principal & Member)[];
  /** The people behind the candidates where these are not all people, and more than one. */
  members: Member[] | null;
};

export type WireJob = Pick<Job, "no" | "kind" | "status" | "attempt"> & {
  nodeId: number;
  /** null for other kinds of work. */
  script: WireScript | null;
};

/** One of several who sign at a node. */
export type WireSigner = Member & {
  nodeId: number;
  /** null while it is still to come. */
  vote: { transitionId: number; transitionName: string } | null;
};

const candidates = sql`
  select principal_type as type, principal_id as id, coalesce(users.username, '') as username,
    coalesce(users.name, departments.name, roles.name, '') as name
  from task_candidates
  left join users on principal_type = 'user' and users.id = principal_id
  left join departments on principal_type = 'department' and departments.id = principal_id
  left join roles on principal_type = 'role' and roles.id = principal_id
  where task_id = task.id order by principal_type, principal_id`;

const members = sql`(
  select case when count(*) > 1 and not bool_and(principal_type = 'user') then
    ${membersOf(sql`select principal_type, principal_id from task_candidates where task_id = task.id`)} end
  from task_candidates where task_id = task.id)`;

const returns = sql`(
  select coalesce(jsonb_agg(entry || jsonb_build_object('username', coalesce(lender.username, '')) order by place), '[]')
  from jsonb_array_elements(task.returns) with ordinality as kept(entry, place)
  left join users lender on lender.id = (entry ->> 'user')::int)`;

/** What people have to do on `ticket`. */
export const liveTasks = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', task.id, 'no', task.no, 'tokenNo', task.token_no, 'nodeId', task.node_id, 'mustClaim', task.must_claim,
    'isFallback', task.is_fallback, 'openedAt', ${isoInstant(sql`task.opened_at`)}, 'seatNo', task.seat_no,
    'excluded', to_jsonb(task.excluded), 'returns', ${returns},
    'assignee', case when assignee.id is not null then
      jsonb_build_object('id', assignee.id, 'username', assignee.username, 'name', assignee.name) end,
    'candidates', (select coalesce(jsonb_agg(candidate), '[]') from (${candidates}) candidate),
    'members', ${members}) order by task.no), '[]')
  from tasks task
  left join users assignee on assignee.id = task.assignee_id and task.status = 'claimed'
  where task.ticket_id = ticket.id and task.status in ('open', 'claimed'))`;

/** What others than people have to do on `ticket`; needs its `flow` too. */
export const liveJobs = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'no', job.no, 'kind', job.kind, 'status', job.status, 'attempt', job.attempt, 'nodeId', job.node_id,
    'script', case when job.kind = 'script' then ${scriptOf(sql`job.node_id`)} end) order by job.no), '[]')
  from ticket_jobs job where job.ticket_id = ticket.id and job.status in ('pending', 'waiting', 'failed'))`;

/** Who signs where `ticket` is, in their order, at nodes that need more than one. */
export const signers = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'nodeId', token.node_id, 'username', person.username, 'name', person.name,
    'vote', case when seat ->> 'status' = 'done' then jsonb_build_object(
      'transitionId', coalesce(chosen.id, 0), 'transitionName', coalesce(chosen.name, '')) end
    ) order by token.no, place), '[]')
  from ticket_tokens token
  cross join jsonb_array_elements(
    case when jsonb_typeof(token.signing) = 'array' and jsonb_array_length(token.signing) > 1 then token.signing
      else '[]' end) with ordinality as seats(seat, place)
  join users person on person.id = coalesce((seat ->> 'person')::int, (seat #>> '{vote,by}')::int)
  left join flow_transitions chosen on chosen.flow_id = ticket.flow_id and chosen.key = seat #>> '{vote,transition}'
  where token.ticket_id = ticket.id)`;
