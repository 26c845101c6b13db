import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type FlowGrant, grantsOf } from "@/db/queries/flows/flow-grants";
import { personJson, type StoredPerson } from "@/db/queries/people/person";
import type { Job, Principal, Return, Seat, Values } from "@/lib/engine/model";
import type { TicketMemory, TicketRows } from "./ticket-rows";

export type LockedRow = {
  id: number;
  serial: string;
  title: string;
  flowId: number;
  versionId: number;
  requesterId: number;
  values: Values;
  memory: TicketMemory;
  revision: number;
  counter: number;
  logCount: number;
  logHash: string;
  endedAt: string | null;
  deletedAt: string | null;
  parentId: number | null;
  isTest: boolean;
};

export type StoredParts = {
  tokens: {
    no: number;
    nodeId: number;
    enteredAt: string;
    returnNodeId: number | null;
    forkNo: number | null;
    /** null in tickets of earlier releases, whose nodes had one seat. */
    signing: Seat[] | null;
  }[];
  tasks: {
    no: number;
    tokenNo: number;
    nodeId: number;
    status: "open" | "claimed";
    mustClaim: boolean;
    assigneeId: number | null;
    isFallback: boolean;
    openedAt: string;
    seatNo: number;
    excluded: number[];
    returns: Return[];
    candidates: { type: "user" | "department" | "role"; id: number }[];
  }[];
  timers: {
    no: number;
    tokenNo: number;
    /** null for a reminder, which has a rung and a round. */
    transitionId: number | null;
    rung: number | null;
    round: number | null;
    dueAt: string;
    armedAt: string | null;
  }[];
  jobs: (Omit<Job, "token" | "node" | "startedAt"> & { tokenNo: number; nodeId: number; startedAt: string })[];
  relations: Principal[];
  /** Who may do what with tickets of the flow besides those concerned. */
  grants: FlowGrant[];
  person: StoredPerson | null;
  taskNo: number | null;
};

type Target = { ticketId: number } | { taskId: number };

/**
 * Locks the ticket's row until the transaction ends. Whatever belongs to the ticket must be read in a later
 * statement: this one may have waited, and then its snapshot of other tables is older than the lock.
 *
 * Not `for update`: rows that only refer to the ticket, such as a child that a caller attaches, must not wait for the
 * lock, because whoever writes them may hold what the ticket's own command is going to wait for.
 */
export async function lockTicket(tx: Tx, target: Target): Promise<LockedRow | null> {
  const id =
    "ticketId" in target
      ? sql`${target.ticketId}::int`
      : sql`(select ticket_id from tasks where id = ${target.taskId}::int)`;
  const [row] = await tx.execute<LockedRow>(sql`
    select id, serial, title, flow_id as "flowId", version_id as "versionId", requester_id as "requesterId",
      values, memory, revision, counter, log_count as "logCount", log_hash as "logHash", ended_at::text as "endedAt",
      deleted_at::text as "deletedAt", parent_id as "parentId", is_test as "isTest"
    from tickets where id = ${id} for no key update`);
  return row ?? null;
}

/** Tokens, live tasks, pending timers, related principals, and who is asking, in one statement. */
export async function loadParts(
  tx: Tx,
  ticketId: number,
  asking: { userId: number | null; taskId: number | null; at: Date },
): Promise<StoredParts> {
  const { userId, taskId, at } = asking;
  const [row] = await tx.execute<StoredParts>(sql`
    select
      ${list(sql`select no, node_id as "nodeId", entered_at as "enteredAt", return_node_id as "returnNodeId",
        fork_no as "forkNo", signing from ticket_tokens where ticket_id = ${ticketId} order by no`)} as tokens,
      ${list(sql`select no, token_no as "tokenNo", node_id as "nodeId", status, must_claim as "mustClaim",
        assignee_id as "assigneeId", is_fallback as "isFallback", opened_at as "openedAt", seat_no as "seatNo",
        excluded, returns,
        ${list(sql`select principal_type as type, principal_id as id from task_candidates
          where task_id = tasks.id order by principal_type, principal_id`)} as candidates
        from tasks where ticket_id = ${ticketId} and status in ('open', 'claimed') order by no`)} as tasks,
      ${list(sql`select no, token_no as "tokenNo", transition_id as "transitionId", due_at as "dueAt",
        reminder_rung as rung, reminder_round as round, armed_at as "armedAt"
        from ticket_timers where ticket_id = ${ticketId} and status = 'pending' order by no`)} as timers,
      ${list(sql`select no, token_no as "tokenNo", node_id as "nodeId", kind, status, attempt, error,
        started_at as "startedAt" from ticket_jobs
        where ticket_id = ${ticketId} and status in ('pending', 'waiting', 'failed') order by no`)} as jobs,
      ${list(sql`select principal_type as type, principal_id as id from ticket_relations
        where ticket_id = ${ticketId}`)} as relations,
      ${grantsOf(sql`(select flow_id from tickets where id = ${ticketId})`)} as grants,
      ${personJson(userId, at)} as person,
      (select no from tasks where id = ${taskId}::int) as "taskNo"`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}

function list(query: SQL): SQL {
  return sql`(select coalesce(jsonb_agg(entry), '[]') from (${query}) entry)`;
}

export type NewTicket = {
  serial: string;
  flowId: number;
  versionId: number;
  requesterId: number;
  clientId: number | null;
  parent: ParentLink | null;
  isTest: boolean;
};

/** The ticket this one is a child of. `jobNo` and `place` are those of the job that creates it; null when a caller did. */
export type ParentLink = { ticketId: number; nodeId: number | null; jobNo: number | null; place: number | null };

/** Writes a new ticket with everything that belongs to it, in one statement. */
export async function insertTicket(tx: Tx, ticket: NewTicket, rows: TicketRows): Promise<number> {
  const { title, status, values, memory, counter, endedAt } = rows.ticket;
  const { at, seq, hash } = rows.log;
  const { parent } = ticket;
  const written = await tx.execute<{ id: number }>(sql`
    with ticket as (
      insert into tickets (serial, title, flow_id, version_id, status, requester_id, client_id, parent_id,
        parent_node_id, parent_job_no, parent_place, is_test, values, memory, revision, counter, log_count, log_hash,
        created_at, updated_at, ended_at)
      values (${ticket.serial}, ${title}, ${ticket.flowId}, ${ticket.versionId}, ${status}, ${ticket.requesterId},
        ${ticket.clientId}, ${parent?.ticketId ?? null}::int, ${parent?.nodeId ?? null}::int,
        ${parent?.jobNo ?? null}::int, ${parent?.place ?? null}::int, ${ticket.isTest}, ${json(values)},
        ${json(memory)}, 1, ${counter}, ${seq}, ${hash}, ${at}, ${at}, ${endedAt})
      returning id, flow_id, is_test
    ), ${parts(rows)}
    select id from ticket`);
  const [row] = written;
  if (row === undefined) throw new Error("the ticket was not written");
  return row.id;
}

/** Writes what a command changed, in one statement; the revision guards against a writer without the lock. */
export async function updateTicket(tx: Tx, locked: LockedRow, rows: TicketRows): Promise<void> {
  const { title, status, values, memory, counter, endedAt, deletedAt } = rows.ticket;
  const { at, seq, hash } = rows.log;
  const written = await tx.execute<{ id: number }>(sql`
    with ticket as (
      update tickets set title = ${title}, status = ${status}, values = ${json(values)}, memory = ${json(memory)},
        revision = revision + 1, counter = ${counter}, log_count = ${seq}, log_hash = ${hash},
        updated_at = ${at}, ended_at = ${endedAt}, deleted_at = ${deletedAt}::timestamptz
      where id = ${locked.id} and revision = ${locked.revision}
      returning id, flow_id, is_test
    ), ${parts(rows)}
    select id from ticket`);
  if (written.length !== 1) throw new Error(`ticket ${locked.id} changed under its lock`);
}

/** Common table expressions for all that hangs on the ticket; each stands on `ticket` alone. */
function parts(rows: TicketRows): SQL {
  const { log } = rows;
  return sql`
    ended_tokens as (
      delete from ticket_tokens using ticket where ticket_id = ticket.id and no in (
        select value::int from jsonb_array_elements_text(${json(rows.endedTokens)}) as ended(value))
    ),
    written_tokens as (
      insert into ticket_tokens (ticket_id, no, node_id, entered_at, return_node_id, fork_no, signing)
      select ticket.id, t.* from ticket, jsonb_to_recordset(${json(rows.tokens)}) as t(no int, node_id int,
        entered_at timestamptz, return_node_id int, fork_no int, signing jsonb)
      on conflict (ticket_id, no) do update set node_id = excluded.node_id, entered_at = excluded.entered_at,
        return_node_id = excluded.return_node_id, fork_no = excluded.fork_no, signing = excluded.signing
    ),
    written_tasks as (
      insert into tasks (ticket_id, no, token_no, node_id, status, must_claim, assignee_id, is_fallback,
        seat_no, excluded, returns, transition_id, opened_at, closed_at)
      select ticket.id, t.* from ticket, jsonb_to_recordset(${json(rows.tasks)}) as t(no int, token_no int, node_id int,
        status text, must_claim boolean, assignee_id int, is_fallback boolean, seat_no int, excluded int[],
        returns jsonb, transition_id int, opened_at timestamptz, closed_at timestamptz)
      on conflict (ticket_id, no) do update set status = excluded.status, assignee_id = excluded.assignee_id,
        must_claim = excluded.must_claim, is_fallback = excluded.is_fallback, excluded = excluded.excluded,
        returns = excluded.returns, transition_id = excluded.transition_id, closed_at = excluded.closed_at
      returning id, no
    ),
    ended_candidates as (
      delete from task_candidates using tasks, ticket where tasks.id = task_id and tasks.ticket_id = ticket.id
        and tasks.no in (select value::int from jsonb_array_elements_text(${json(rows.recast)}) as recast(value))
        and not exists (
          select from jsonb_to_recordset(${json(rows.candidates)}) as c(task_no int, principal_type text, principal_id int)
          where c.task_no = tasks.no and c.principal_type = task_candidates.principal_type
            and c.principal_id = task_candidates.principal_id)
    ),
    written_candidates as (
      insert into task_candidates (task_id, principal_type, principal_id)
      select written_tasks.id, c.principal_type, c.principal_id
      from jsonb_to_recordset(${json(rows.candidates)}) as c(task_no int, principal_type text, principal_id int)
      join written_tasks on written_tasks.no = c.task_no
      on conflict do nothing
    ),
    written_jobs as (
      insert into ticket_jobs (ticket_id, no, token_no, node_id, kind, status, attempt, error, started_at, ended_at)
      select ticket.id, t.* from ticket, jsonb_to_recordset(${json(rows.jobs)}) as t(no int, token_no int, node_id int,
        kind text, status text, attempt int, error text, started_at timestamptz, ended_at timestamptz)
      on conflict (ticket_id, no) do update set status = excluded.status, attempt = excluded.attempt,
        error = excluded.error, ended_at = excluded.ended_at
    ),
    written_timers as (
      insert into ticket_timers (ticket_id, no, token_no, transition_id, reminder_rung, reminder_round, status, due_at,
        armed_at, calendar_id)
      select ticket.id, t.* from ticket, jsonb_to_recordset(${json(rows.timers)}) as t(no int, token_no int,
        transition_id int, reminder_rung int, reminder_round int, status text, due_at timestamptz,
        armed_at timestamptz, calendar_id int)
      on conflict (ticket_id, no) do update set status = excluded.status
    ),
    written_relations as (
      insert into ticket_relations (ticket_id, principal_type, principal_id)
      select ticket.id, r.principal_type, r.principal_id from ticket,
        jsonb_to_recordset(${json(rows.relations)}) as r(principal_type text, principal_id int)
      on conflict do nothing
    ),
    written_log as (
      insert into ticket_log (ticket_id, seq, at, action, actor_kind, actor_id, actor_name, client_id, node_id,
        node_name, transition_id, transition_name, intent, task_no, comment, for_user_id, for_user_name, mentions,
        attachments, snapshot, changes, events, previous_hash, hash)
      select ticket.id, ${log.seq}::int, ${log.at}::timestamptz, ${log.action}, ${log.actorKind}, ${log.actorId}::int,
        ${log.actorName}, ${log.clientId}::int, ${log.nodeId}::int, ${log.nodeName}, ${log.transitionId}::int,
        ${log.transitionName}, ${log.intent}, ${log.taskNo}::int, ${log.comment},
        ${log.forUserId}::int, ${log.forUserName}, ${json(log.mentions)}, ${json(log.attachments)}, ${json(log.snapshot)},
        ${json(log.changes)}, ${json(log.events)}, ${log.previousHash}, ${log.hash}
      from ticket
    ),
    written_outbox as (
      insert into outbox (ticket_id, topic, payload)
      select ticket.id, o.topic, o.payload from ticket,
        jsonb_to_recordset(${json(rows.outbox)}) as o(topic text, payload jsonb)
      where o.topic <> 'ticket/happened.v1' or not ticket.is_test and (exists (
        select from webhook_endpoints endpoint
        where (endpoint.flow_id is null or endpoint.flow_id = ticket.flow_id)
          and (endpoint.is_active or endpoint.disabled_reason = 'failing')
          and o.payload -> 'events' ?| endpoint.events)
        or exists (
        select from notice_rules rule where rule.flow_id = ticket.flow_id and rule.is_active
          and o.payload -> 'events' ? case rule.event
            when 'commented' then 'ticket.commented' else replace(rule.event, '_', '.') end))
    )`;
}

function json(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}
