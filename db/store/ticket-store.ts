import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { personJson, type StoredPerson } from "@/db/queries/person";
import type { Values } from "@/lib/engine/model";
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
};

export type StoredParts = {
  tokens: { no: number; nodeId: number; enteredAt: string; returnNodeId: number | null }[];
  tasks: {
    no: number;
    tokenNo: number;
    nodeId: number;
    status: "open" | "claimed";
    mustClaim: boolean;
    assigneeId: number | null;
    isFallback: boolean;
    openedAt: string;
    candidates: { type: "user" | "department" | "role"; id: number }[];
  }[];
  timers: { no: number; tokenNo: number; transitionId: number; dueAt: string }[];
  relations: { type: "user" | "department" | "role"; id: number }[];
  person: StoredPerson | null;
  taskNo: number | null;
};

type Target = { ticketId: number } | { taskId: number };

/**
 * Locks the ticket's row until the transaction ends. Whatever belongs to the ticket must be read in a later
 * statement: this one may have waited, and then its snapshot of other tables is older than the lock.
 */
export async function lockTicket(tx: Tx, target: Target): Promise<LockedRow | null> {
  const id =
    "ticketId" in target
      ? sql`${target.ticketId}::int`
      : sql`(select ticket_id from tasks where id = ${target.taskId}::int)`;
  const [row] = await tx.execute<LockedRow>(sql`
    select id, serial, title, flow_id as "flowId", version_id as "versionId", requester_id as "requesterId",
      values, memory, revision, counter, log_count as "logCount", log_hash as "logHash", ended_at::text as "endedAt"
    from tickets where id = ${id} for update`);
  return row ?? null;
}

/** Tokens, live tasks, pending timers, related principals, and who is asking, in one statement. */
export async function loadParts(
  tx: Tx,
  ticketId: number,
  userId: number | null,
  taskId: number | null,
): Promise<StoredParts> {
  const [row] = await tx.execute<StoredParts>(sql`
    select
      ${list(sql`select no, node_id as "nodeId", entered_at as "enteredAt", return_node_id as "returnNodeId"
        from ticket_tokens where ticket_id = ${ticketId} order by no`)} as tokens,
      ${list(sql`select no, token_no as "tokenNo", node_id as "nodeId", status, must_claim as "mustClaim",
        assignee_id as "assigneeId", is_fallback as "isFallback", opened_at as "openedAt",
        ${list(sql`select principal_type as type, principal_id as id from task_candidates
          where task_id = tasks.id order by principal_type, principal_id`)} as candidates
        from tasks where ticket_id = ${ticketId} and status in ('open', 'claimed') order by no`)} as tasks,
      ${list(sql`select no, token_no as "tokenNo", transition_id as "transitionId", due_at as "dueAt"
        from ticket_timers where ticket_id = ${ticketId} and status = 'pending' order by no`)} as timers,
      ${list(sql`select principal_type as type, principal_id as id from ticket_relations
        where ticket_id = ${ticketId}`)} as relations,
      ${personJson(userId)} as person,
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
};

/** Writes a new ticket with everything that belongs to it, in one statement. */
export async function insertTicket(tx: Tx, ticket: NewTicket, rows: TicketRows): Promise<number> {
  const { title, status, values, memory, counter, endedAt } = rows.ticket;
  const { at, seq, hash } = rows.log;
  const written = await tx.execute<{ id: number }>(sql`
    with ticket as (
      insert into tickets (serial, title, flow_id, version_id, status, requester_id, client_id, values, memory,
        revision, counter, log_count, log_hash, created_at, updated_at, ended_at)
      values (${ticket.serial}, ${title}, ${ticket.flowId}, ${ticket.versionId}, ${status}, ${ticket.requesterId},
        ${ticket.clientId}, ${json(values)}, ${json(memory)}, 1, ${counter}, ${seq}, ${hash}, ${at}, ${at}, ${endedAt})
      returning id
    ), ${parts(rows)}
    select id from ticket`);
  const [row] = written;
  if (row === undefined) throw new Error("the ticket was not written");
  return row.id;
}

/** Writes what a command changed, in one statement; the revision guards against a writer without the lock. */
export async function updateTicket(tx: Tx, locked: LockedRow, rows: TicketRows): Promise<void> {
  const { title, status, values, memory, counter, endedAt } = rows.ticket;
  const { at, seq, hash } = rows.log;
  const written = await tx.execute<{ id: number }>(sql`
    with ticket as (
      update tickets set title = ${title}, status = ${status}, values = ${json(values)}, memory = ${json(memory)},
        revision = revision + 1, counter = ${counter}, log_count = ${seq}, log_hash = ${hash},
        updated_at = ${at}, ended_at = ${endedAt}
      where id = ${locked.id} and revision = ${locked.revision}
      returning id
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
      insert into ticket_tokens (ticket_id, no, node_id, entered_at, return_node_id)
      select ticket.id, t.no, t.node_id, t.entered_at, t.return_node_id from ticket,
        jsonb_to_recordset(${json(rows.tokens)}) as t(no int, node_id int, entered_at timestamptz, return_node_id int)
      on conflict (ticket_id, no) do update
        set node_id = excluded.node_id, entered_at = excluded.entered_at, return_node_id = excluded.return_node_id
    ),
    written_tasks as (
      insert into tasks (ticket_id, no, token_no, node_id, status, must_claim, assignee_id, is_fallback,
        transition_id, opened_at, closed_at)
      select ticket.id, t.* from ticket, jsonb_to_recordset(${json(rows.tasks)}) as t(no int, token_no int, node_id int,
        status text, must_claim boolean, assignee_id int, is_fallback boolean, transition_id int,
        opened_at timestamptz, closed_at timestamptz)
      on conflict (ticket_id, no) do update set status = excluded.status, assignee_id = excluded.assignee_id,
        transition_id = excluded.transition_id, closed_at = excluded.closed_at
      returning id, no
    ),
    written_candidates as (
      insert into task_candidates (task_id, principal_type, principal_id)
      select written_tasks.id, c.principal_type, c.principal_id
      from jsonb_to_recordset(${json(rows.candidates)}) as c(task_no int, principal_type text, principal_id int)
      join written_tasks on written_tasks.no = c.task_no
    ),
    written_timers as (
      insert into ticket_timers (ticket_id, no, token_no, transition_id, status, due_at)
      select ticket.id, t.* from ticket, jsonb_to_recordset(${json(rows.timers)}) as t(no int, token_no int,
        transition_id int, status text, due_at timestamptz)
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
        node_name, transition_id, transition_name, intent, task_no, comment, snapshot, changes, events,
        previous_hash, hash)
      select ticket.id, ${log.seq}::int, ${log.at}::timestamptz, ${log.action}, ${log.actorKind}, ${log.actorId}::int,
        ${log.actorName}, ${log.clientId}::int, ${log.nodeId}::int, ${log.nodeName}, ${log.transitionId}::int,
        ${log.transitionName}, ${log.intent}, ${log.taskNo}::int, ${log.comment}, ${json(log.snapshot)},
        ${json(log.changes)}, ${json(log.events)}, ${log.previousHash}, ${log.hash}
      from ticket
    ),
    written_outbox as (
      insert into outbox (ticket_id, topic, payload)
      select ticket.id, o.topic, o.payload from ticket,
        jsonb_to_recordset(${json(rows.outbox)}) as o(topic text, payload jsonb)
    )`;
}

function json(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}
