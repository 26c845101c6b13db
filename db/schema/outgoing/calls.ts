import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { FieldProblem } from "@/lib/platform/errors";
import { instant } from "../columns";
import { flowNodes, flows } from "../flows";
import { tickets } from "../tickets";

/** A request as people may see it: secrets and the address to call back are blotted out, a long body is cut. */
export type ShownRequest = { method: string; url: string; headers: { name: string; value: string }[]; body: string };

/**
 * What a hook node asks of another system: one row for every attempt of its job. The id goes with every try, so that
 * a receiver knows a repeat.
 */
export const hookCalls = pgTable(
  "hook_calls",
  {
    id: uuid().primaryKey().defaultRandom(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    ticketId: integer()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    jobNo: integer().notNull(),
    attempt: integer().notNull(),
    flowId: integer()
      .notNull()
      .references(() => flows.id),
    nodeId: integer()
      .notNull()
      .references(() => flowNodes.id),
    /** `calling`: tries go on; `waiting`: it was taken, the other system calls back. */
    status: text({ enum: ["calling", "waiting", "done", "failed", "cancelled"] }).notNull(),
    /** Why it failed, or why it could not even be made; see `CALL_REASONS`. Empty while nothing is wrong. */
    reason: text().notNull().default(""),
    detail: text().notNull().default(""),
    /** Values that were answered and that the ticket does not take. */
    problems: jsonb().notNull().$type<FieldProblem[]>().default([]),
    /** What is sent, with its secrets; gone when it is over. */
    sealedRequest: text(),
    request: jsonb().$type<ShownRequest>(),
    /** SHA-256 of what stands in the address to call back; gone when it was used or is over. */
    callbackHash: text(),
    /** Until when the other system may call back. */
    callbackDueAt: instant(),
    tries: integer().notNull().default(0),
    /** Nobody tries before; while a try is under way, when it counts as lost. */
    nextTryAt: instant().notNull(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    // Told twice, it is one call.
    uniqueIndex("hook_calls_job_key").on(t.ticketId, t.jobNo, t.attempt),
    uniqueIndex("hook_calls_callback_key").on(t.callbackHash),
    // The log of a flow, newest first, by keyset; what failed in it.
    index("hook_calls_log_idx").on(t.flowId, t.seq),
    index("hook_calls_failed_idx").on(t.flowId, t.seq).where(sql`status = 'failed'`),
    // The sweeper: calls that are not over.
    index("hook_calls_open_idx").on(t.createdAt).where(sql`ended_at is null`),
    check("hook_calls_status_check", sql`${t.status} in ('calling', 'waiting', 'done', 'failed', 'cancelled')`),
    check("hook_calls_ended_check", sql`(${t.endedAt} is null) = (${t.status} in ('calling', 'waiting'))`),
    check("hook_calls_due_check", sql`${t.status} <> 'waiting' or ${t.callbackDueAt} is not null`),
  ],
);

/** Each try: written before the call, completed after it. A try without an end was cut off; it may have been sent. */
export const hookTries = pgTable(
  "hook_tries",
  {
    callId: uuid().notNull(),
    no: integer().notNull(),
    at: instant().notNull(),
    durationMs: integer(),
    httpStatus: integer(),
    /** Empty when it went well. */
    errorCode: text().notNull().default(""),
    errorDetail: text().notNull().default(""),
    /** The beginning of what was answered. */
    response: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.no] }),
    foreignKey({ name: "hook_tries_call_fk", columns: [t.callId], foreignColumns: [hookCalls.id] }).onDelete("cascade"),
  ],
);
