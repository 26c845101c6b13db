import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { TicketMemory } from "@/db/store/tickets/ticket-rows";
import type { Job, JobKind, Principal, Seat, TicketStatus } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";
import { type FlowGrant, grantsOf } from "../flows/flow-grants";
import { filterConditions, type ListFilter, type ListPage, type PageRequest, readPage } from "../lists/list-page";
import { principalsOf, relatedTickets } from "../lists/principals";
import { isoInstant, type PersonRef, personRef, type WaitingTask, waitingTasks } from "../lists/waiting";
import { personJson, type StoredPerson } from "../people/person";

const MAX_CANDIDATES = 50;

export type TicketView = "mine" | "handled" | "all";
export type Viewer = { userId: number; isAdministrator: boolean };

/** Flows that this person, or somebody they stand in for, may look into as a whole, by grant. */
export const grantedFlows = sql`(
  select flow_id from flow_grants join acting on acting.type = principal_type and acting.id = principal_id
  where acting.flow_ids is null or flow_id = any(acting.flow_ids))`;

/** Versions whose tickets everybody may view. */
export const openVersions = sql`(
  select id from flow_versions where definition -> 'settings' -> 'isOpenToAll' = 'true'::jsonb)`;

/** What makes a ticket one that somebody has handled. */
const HANDLING = "{complete,claim,send_back,return,transfer,delegate,add_signer}";

/** A draft is its requester's alone. */
const isSubmitted = sql`ticket.status <> 'draft'`;

function inView(view: TicketView, viewer: Viewer): SQL | null {
  switch (view) {
    case "mine":
      return sql`ticket.requester_id = ${viewer.userId}`;
    case "handled":
      return sql`ticket.id in (
        select ticket_id from ticket_log
        where actor_id = ${viewer.userId} and action = any(${HANDLING}::text[]))`;
    case "all":
      return viewer.isAdministrator ? sql`(${isSubmitted} or ticket.id in ${relatedTickets})` : visibleTo;
  }
}

/** The same rule as the policy `mayViewTicket`, for many tickets at once. */
const visibleTo = sql`(
  ticket.id in ${relatedTickets}
  or ${isSubmitted} and (ticket.version_id in ${openVersions} or ticket.flow_id in ${grantedFlows}))`;

/** Tickets in one statement, by the time they were created. */
export async function listTickets(
  reader: Reader,
  viewer: Viewer,
  view: TicketView,
  filter: ListFilter,
  request: PageRequest,
): Promise<ListPage> {
  const atNode =
    filter.nodeId === null
      ? null
      : sql`ticket.id in (select ticket_id from ticket_tokens where node_id = ${filter.nodeId})`;
  return readPage(
    reader,
    {
      tables: principalsOf(viewer.userId),
      from: sql`tickets ticket`,
      conditions: [inView(view, viewer), ...filterConditions(filter), atNode],
      at: sql`ticket.created_at`,
      id: sql`ticket.id`,
      waitingFor: sql`task.ticket_id = page.ticket_id`,
    },
    request,
  );
}

/** A parent or a child. */
export type Relative = { ticketId: number; serial: string; title: string; status: TicketStatus; flowName: string };

const relative = sql`jsonb_build_object('ticketId', other.id, 'serial', other.serial, 'title', other.title,
  'status', other.status, 'flowName', flows.name)`;

/** Whether the reader may know of `other`. */
const isVisible = (userId: number) => sql`other.deleted_at is null and (
  other.id in ${relatedTickets} or other.version_id in ${openVersions} or other.flow_id in ${grantedFlows}
  or exists (select from users where id = ${userId} and global_role = 'administrator'))`;

export type TicketDetail = {
  id: number;
  serial: string;
  title: string;
  status: TicketStatus;
  flowId: number;
  flowName: string;
  versionId: number;
  requester: PersonRef;
  /** The external system that filed it; empty when a person did in the browser. */
  clientName: string;
  values: Record<string, Json>;
  memory: TicketMemory;
  revision: number;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  tokens: {
    no: number;
    nodeId: number;
    enteredAt: string;
    returnNodeId: number | null;
    forkNo: number | null;
    signing: Seat[] | null;
  }[];
  waiting: WaitingTask[];
  relations: Principal[];
  /** Who may do what with tickets of the flow besides those concerned. */
  grants: FlowGrant[];
  jobs: { no: number; nodeId: number; kind: JobKind; status: Job["status"]; error: string; startedAt: string }[];
  /** Running ones. */
  timers: { tokenNo: number; dueAt: string }[];
  parent: Relative | null;
  children: Relative[];
  /** Of the ticket; `fieldKey` is null for those that came with a comment. */
  files: { id: string; name: string; size: number; fieldKey: string | null }[];
  isTest: boolean;
  isDeleted: boolean;
  person: StoredPerson | null;
};

/** A ticket with all that its page needs to know, and who is looking, in one statement. May be forbidden to them. */
export async function findTicket(reader: Reader, ticketId: number, userId: number): Promise<TicketDetail | null> {
  const [row] = await reader.execute<TicketDetail>(sql`
    with recursive ${principalsOf(userId)}
    select ticket.id, ticket.serial, ticket.title, ticket.status, ticket.flow_id as "flowId", flow.name as "flowName",
      ticket.version_id as "versionId", ${personRef(sql`requester`)} as requester,
      coalesce(client.name, '') as "clientName", ticket.values, ticket.memory, ticket.revision,
      ${isoInstant(sql`ticket.created_at`)} as "createdAt", ${isoInstant(sql`ticket.updated_at`)} as "updatedAt",
      ${isoInstant(sql`ticket.ended_at`)} as "endedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('no', no, 'nodeId', node_id,
        'enteredAt', ${isoInstant(sql`entered_at`)}, 'returnNodeId', return_node_id,
        'forkNo', fork_no, 'signing', signing) order by no), '[]')
        from ticket_tokens where ticket_id = ticket.id) as tokens,
      ${waitingTasks(sql`task.ticket_id = ticket.id`, MAX_CANDIDATES)} as waiting,
      (select coalesce(jsonb_agg(jsonb_build_object('type', principal_type, 'id', principal_id)), '[]')
        from ticket_relations where ticket_id = ticket.id) as relations,
      ${grantsOf(sql`ticket.flow_id`)} as grants,
      (select coalesce(jsonb_agg(jsonb_build_object('no', no, 'nodeId', node_id, 'kind', kind, 'status', status,
        'error', error, 'startedAt', ${isoInstant(sql`started_at`)}) order by no), '[]')
        from ticket_jobs where ticket_id = ticket.id and status in ('pending', 'waiting', 'failed')) as jobs,
      (select coalesce(jsonb_agg(jsonb_build_object('tokenNo', token_no, 'dueAt', ${isoInstant(sql`due_at`)})
        order by due_at, no), '[]') from ticket_timers where ticket_id = ticket.id and status = 'pending') as timers,
      (select ${relative} from tickets other join flows on flows.id = other.flow_id
        where other.id = ticket.parent_id and ${isVisible(userId)}) as parent,
      (select coalesce(jsonb_agg(${relative} order by other.id), '[]') from tickets other
        join flows on flows.id = other.flow_id where other.parent_id = ticket.id and ${isVisible(userId)}) as children,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'size', size, 'fieldKey', field_key)
        order by created_at, id), '[]') from files where ticket_id = ticket.id) as files,
      ticket.is_test as "isTest", ticket.deleted_at is not null as "isDeleted",
      ${personJson(userId)} as person
    from tickets ticket
    join flows flow on flow.id = ticket.flow_id
    join users requester on requester.id = ticket.requester_id
    left join clients client on client.id = ticket.client_id
    where ticket.id = ${ticketId}`);
  return row ?? null;
}
