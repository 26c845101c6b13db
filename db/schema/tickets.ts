import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { LogAction } from "@/db/store/tickets/ticket-rows";
import type { Return } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";
import { clients } from "./clients";
import { identity, instant } from "./columns";
import { flowNodes, flows, flowTransitions, flowVersions } from "./flows";
import { users } from "./people";

export const TICKET_STATUSES = ["draft", "running", "rejected", "withdrawn", "finished", "closed"] as const;

export const tickets = pgTable(
  "tickets",
  {
    id: identity(),
    serial: text().notNull(),
    title: text().notNull(),
    flowId: integer()
      .notNull()
      .references(() => flows.id),
    versionId: integer().notNull(),
    status: text({ enum: TICKET_STATUSES }).notNull(),
    requesterId: integer()
      .notNull()
      .references(() => users.id),
    clientId: integer().references(() => clients.id),
    /** The ticket this one is a child of, and the node it was attached to there. */
    parentId: integer().references((): AnyPgColumn => tickets.id),
    parentNodeId: integer().references(() => flowNodes.id),
    /** The job of the parent that waits for it, and its place among that job's children; null when a caller attached it. */
    parentJobNo: integer(),
    parentPlace: integer(),
    /** Tries a draft out; in no list and no figure. */
    isTest: boolean().notNull().default(false),
    values: jsonb().notNull().$type<Record<string, Json>>(),
    /** The rest of the engine's state: what is neither a token nor a task nor a timer. */
    memory: jsonb().notNull().$type<Record<string, Json>>(),
    revision: integer().notNull(),
    counter: integer().notNull(),
    logCount: integer().notNull(),
    logHash: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    endedAt: instant(),
    deletedAt: instant(),
  },
  (t) => [
    // A job creates each of its children once.
    uniqueIndex("tickets_parent_place_key").on(t.parentId, t.parentJobNo, t.parentPlace),
    index("tickets_parent_idx").on(t.parentId, t.parentNodeId),
    uniqueIndex("tickets_serial_key").on(t.serial),
    foreignKey({
      name: "tickets_version_fk",
      columns: [t.flowId, t.versionId],
      foreignColumns: [flowVersions.flowId, flowVersions.id],
    }),
    // Lists are read newest first, by keyset (created_at, id): mine, per flow, all.
    index("tickets_requester_idx").on(t.requesterId, t.createdAt, t.id),
    index("tickets_flow_idx").on(t.flowId, t.createdAt, t.id),
    index("tickets_created_idx").on(t.createdAt, t.id),
    // Prefix search for a serial number.
    index("tickets_serial_prefix_idx").on(t.serial.op("text_pattern_ops")),
    check(
      "tickets_status_check",
      sql`${t.status} in ('draft', 'running', 'rejected', 'withdrawn', 'finished', 'closed')`,
    ),
    check(
      "tickets_ended_check",
      sql`case when ${t.endedAt} is null then ${t.status} not in ('finished', 'closed') else ${t.status} not in ('draft', 'running') end`,
    ),
  ],
);

export const ticketTokens = pgTable(
  "ticket_tokens",
  {
    ticketId: integer()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    nodeId: integer()
      .notNull()
      .references(() => flowNodes.id),
    enteredAt: instant().notNull(),
    /** Where it goes straight back to after a send back that asked for it. */
    returnNodeId: integer().references(() => flowNodes.id),
    /** The fork it came out of, as the ticket's memory numbers them; null outside of branches. */
    forkNo: integer(),
    /** Seats and votes of the node it is at, where people sign. */
    signing: jsonb().$type<Json>(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.no] }),
    // "Tickets that are at this node": node filter of the lists.
    index("ticket_tokens_node_idx").on(t.nodeId),
  ],
);

/** Who is or was concerned by a ticket: requester, candidates, assignees. May view it; membership is looked up live. */
export const ticketRelations = pgTable(
  "ticket_relations",
  {
    ticketId: integer()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    principalType: text({ enum: ["user", "department", "role"] }).notNull(),
    principalId: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.principalType, t.principalId] }),
    index("ticket_relations_principal_idx").on(t.principalType, t.principalId, t.ticketId),
  ],
);

/** What happened to a ticket, for people and for proof. Rows are only ever added: a trigger refuses UPDATE and DELETE. */
export const ticketLog = pgTable(
  "ticket_log",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    ticketId: integer()
      .notNull()
      .references(() => tickets.id),
    seq: integer().notNull(),
    at: instant().notNull(),
    action: text().notNull().$type<LogAction>(),
    actorKind: text({ enum: ["user", "system"] }).notNull(),
    actorId: integer().references(() => users.id),
    actorName: text().notNull(),
    clientId: integer().references(() => clients.id),
    nodeId: integer().references(() => flowNodes.id),
    nodeName: text().notNull(),
    transitionId: integer().references(() => flowTransitions.id),
    transitionName: text().notNull(),
    intent: text({ enum: ["approve", "reject", "neutral"] }),
    taskNo: integer(),
    comment: text().notNull(),
    /** The person a stand-in acted for. */
    forUserId: integer().references(() => users.id),
    forUserName: text().notNull().default(""),
    /** People named in the comment, and files that came with it. */
    mentions: jsonb().notNull().$type<number[]>().default([]),
    attachments: jsonb().notNull().$type<{ id: string; name: string; size: number }[]>().default([]),
    /** All field values after the action. */
    snapshot: jsonb().notNull().$type<Record<string, Json>>(),
    /** Changed fields: key → [old, new]. */
    changes: jsonb().notNull().$type<Record<string, [Json, Json]>>(),
    events: jsonb().notNull().$type<Json[]>(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex("ticket_log_seq_key").on(t.ticketId, t.seq),
    // "Handled by me": what a person decided.
    index("ticket_log_actor_idx").on(t.actorId, t.ticketId),
  ],
);

export const tasks = pgTable(
  "tasks",
  {
    id: identity(),
    ticketId: integer()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    tokenNo: integer().notNull(),
    nodeId: integer()
      .notNull()
      .references(() => flowNodes.id),
    status: text({ enum: ["open", "claimed", "done", "cancelled"] }).notNull(),
    mustClaim: boolean().notNull(),
    assigneeId: integer().references(() => users.id),
    /** Nobody was found by the node's rules, so the flow's administrators were asked. */
    isFallback: boolean().notNull(),
    /** Its seat at the node; a vote keeps its seat whoever casts it. */
    seatNo: integer().notNull().default(1),
    /** People who may not act although a candidate stands for them, such as the requester. */
    excluded: integer().array().notNull().default([]),
    /** Who gets it back when the present assignee is done, last first. */
    returns: jsonb().notNull().$type<Return[]>().default([]),
    transitionId: integer().references(() => flowTransitions.id),
    openedAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("tasks_no_key").on(t.ticketId, t.no),
    // To-do: what is assigned to me.
    index("tasks_assignee_idx").on(t.assigneeId, t.openedAt, t.id).where(sql`status = 'claimed'`),
    // Whose turn it is, and who has least to do.
    index("tasks_node_idx").on(t.nodeId, t.assigneeId, t.openedAt),
    index("tasks_ticket_live_idx").on(t.ticketId).where(sql`status in ('open', 'claimed')`),
    check("tasks_status_check", sql`${t.status} in ('open', 'claimed', 'done', 'cancelled')`),
    check("tasks_assignee_check", sql`${t.status} not in ('claimed', 'done') or ${t.assigneeId} is not null`),
    check("tasks_closed_check", sql`(${t.closedAt} is not null) = (${t.status} in ('done', 'cancelled'))`),
  ],
);

export const taskCandidates = pgTable(
  "task_candidates",
  {
    taskId: integer()
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    principalType: text({ enum: ["user", "department", "role"] }).notNull(),
    principalId: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.taskId, t.principalType, t.principalId] }),
    // To-do: what I, my departments or my roles may take.
    index("task_candidates_principal_idx").on(t.principalType, t.principalId, t.taskId),
  ],
);

export const ticketTimers = pgTable(
  "ticket_timers",
  {
    ticketId: integer()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    tokenNo: integer().notNull(),
    /** What it takes when it is due; null for a reminder. */
    transitionId: integer().references(() => flowTransitions.id),
    /** A rung of the ladder of its node and which of its rounds, from 0; null for what takes a transition. */
    reminderRung: integer(),
    reminderRound: integer(),
    status: text({ enum: ["pending", "fired", "cancelled"] }).notNull(),
    dueAt: instant().notNull(),
    /** From when its time counts; null in rows of earlier releases. */
    armedAt: instant(),
    /** The calendar in whose hours its time counts; null counts every hour. */
    calendarId: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.no] }),
    // The sweeper: pending timers that are overdue.
    index("ticket_timers_due_idx").on(t.dueAt).where(sql`status = 'pending'`),
    // A calendar has changed: what counts in it and still runs, page by page.
    index("ticket_timers_calendar_idx")
      .on(t.calendarId, t.ticketId)
      .where(sql`status = 'pending' and calendar_id is not null`),
    check("ticket_timers_purpose_check", sql`(${t.transitionId} is null) <> (${t.reminderRung} is null)`),
    check("ticket_timers_round_check", sql`(${t.reminderRung} is null) = (${t.reminderRound} is null)`),
    check("ticket_timers_status_check", sql`${t.status} in ('pending', 'fired', 'cancelled')`),
  ],
);

/** What the ticket has others do: call a system, run a script, see to children, ask who may act. */
export const ticketJobs = pgTable(
  "ticket_jobs",
  {
    ticketId: integer()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    tokenNo: integer().notNull(),
    nodeId: integer()
      .notNull()
      .references(() => flowNodes.id),
    kind: text({ enum: ["hook", "script", "child", "resolver"] }).notNull(),
    status: text({ enum: ["pending", "waiting", "failed", "done", "skipped", "cancelled"] }).notNull(),
    /** Grows with every retry; an answer to an earlier try is none. */
    attempt: integer().notNull(),
    error: text().notNull().default(""),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.no] }),
    // The list of what has failed, and the sweeper.
    index("ticket_jobs_live_idx").on(t.status, t.startedAt).where(sql`status in ('pending', 'waiting', 'failed')`),
    check("ticket_jobs_kind_check", sql`${t.kind} in ('hook', 'script', 'child', 'resolver')`),
    check(
      "ticket_jobs_status_check",
      sql`${t.status} in ('pending', 'waiting', 'failed', 'done', 'skipped', 'cancelled')`,
    ),
    check(
      "ticket_jobs_ended_check",
      sql`(${t.endedAt} is not null) = (${t.status} in ('done', 'skipped', 'cancelled'))`,
    ),
  ],
);

/** One counter per day, shared by all prefixes. */
export const serialCounters = pgTable("serial_counters", {
  day: text().primaryKey(),
  last: integer().notNull(),
});
