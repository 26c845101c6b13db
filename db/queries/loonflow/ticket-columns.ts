import { sql } from "drizzle-orm";
import type { Principal, Return } from "@/lib/engine/model";
import { isoInstant } from "../lists/waiting";
import { type Member, membersOf } from "./members";
import { type Requester, requesterJson } from "./requester";
import { currentNodeId } from "./ticket-place";

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
  returns: Return[];
  /** null while candidates share it. */
  assignee: (Member & { id: number }) | null;
  /** `username` is empty for departments and roles. */
  candidates: (Principal & Member)[];
  /** The people behind the candidates where these are not all people, and more than one. */
  members: Member[] | null;
};

export type WireTicket = {
  id: number;
  serial: string;
  title: string;
  flowId: number;
  flowName: string;
  versionId: number;
  requesterId: number;
  isRejected: boolean;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  /** null when nothing tells where it is. */
  nodeId: number | null;
  requester: Requester;
  relations: Member[];
  tasks: WireTask[];
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

const liveTasks = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', task.id, 'no', task.no, 'tokenNo', task.token_no, 'nodeId', task.node_id, 'mustClaim', task.must_claim,
    'isFallback', task.is_fallback, 'openedAt', ${isoInstant(sql`task.opened_at`)}, 'seatNo', task.seat_no,
    'excluded', to_jsonb(task.excluded), 'returns', task.returns,
    'assignee', case when assignee.id is not null then
      jsonb_build_object('id', assignee.id, 'username', assignee.username, 'name', assignee.name) end,
    'candidates', (select coalesce(jsonb_agg(candidate), '[]') from (${candidates}) candidate),
    'members', ${members}) order by task.no), '[]')
  from tasks task
  left join users assignee on assignee.id = task.assignee_id and task.status = 'claimed'
  where task.ticket_id = ticket.id and task.status in ('open', 'claimed'))`;

/** A ticket as the wire shows it; needs `ticket`, `flow` and `requester` in scope. */
export const ticketColumns = sql`
  ticket.id, ticket.serial, ticket.title, ticket.flow_id as "flowId", flow.name as "flowName",
  ticket.version_id as "versionId", ticket.requester_id as "requesterId", ticket.status = 'rejected' as "isRejected",
  ${isoInstant(sql`ticket.created_at`)} as "createdAt", ${isoInstant(sql`ticket.updated_at`)} as "updatedAt",
  ${isoInstant(sql`ticket.ended_at`)} as "endedAt",
  ${currentNodeId} as "nodeId",
  ${requesterJson(sql`requester`)} as requester,
  ${membersOf(sql`select principal_type, principal_id from ticket_relations where ticket_id = ticket.id`)} as relations,
  ${liveTasks} as tasks`;

export const ticketJoins = sql`
  join flows flow on flow.id = ticket.flow_id
  join users requester on requester.id = ticket.requester_id`;
