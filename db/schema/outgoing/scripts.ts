import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Json } from "@/lib/forms/form-definition";
import { instant } from "../columns";
import { ticketJobs } from "../tickets";

/** What a script node ran: one row for every attempt of its job. */
export const scriptRuns = pgTable(
  "script_runs",
  {
    ticketId: integer().notNull(),
    jobNo: integer().notNull(),
    attempt: integer().notNull(),
    language: text({ enum: ["javascript", "python"] }).notNull(),
    status: text({ enum: ["running", "done", "failed"] }).notNull(),
    /** What it printed. */
    output: text().notNull().default(""),
    /** The values it gave; kept until the ticket has them, so that it is not run again for them. */
    result: jsonb().$type<Record<string, Json>>(),
    errorCode: text().notNull().default(""),
    errorMessage: text().notNull().default(""),
    line: integer(),
    durationMs: integer(),
    /** How often it was begun: more than once where a process ended under it. */
    starts: integer().notNull().default(1),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.jobNo, t.attempt] }),
    foreignKey({
      name: "script_runs_job_fk",
      columns: [t.ticketId, t.jobNo],
      foreignColumns: [ticketJobs.ticketId, ticketJobs.no],
    }).onDelete("cascade"),
    // What runs now, for the page of administrators.
    index("script_runs_running_idx").on(t.startedAt).where(sql`status = 'running'`),
    check("script_runs_status_check", sql`${t.status} in ('running', 'done', 'failed')`),
    check("script_runs_ended_check", sql`(${t.endedAt} is null) = (${t.status} = 'running')`),
  ],
);
