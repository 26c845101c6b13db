import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant } from "./columns";
import { flows } from "./flows";
import { noticeChannels } from "./outgoing/channels";
import { users } from "./people";

/** What of a flow is told where, and how. Where people have no rule for an event, they are told as usual. */
export const noticeRules = pgTable(
  "notice_rules",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    event: text({
      enum: [
        "task_opened",
        "task_assigned",
        "reminded",
        "escalated",
        "mentioned",
        "copied",
        "commented",
        "ticket_created",
        "ticket_finished",
        "ticket_rejected",
        "ticket_withdrawn",
        "ticket_closed",
        "job_failed",
      ],
    }).notNull(),
    /** null for the people concerned. */
    channelId: integer().references(() => noticeChannels.id, { onDelete: "cascade" }),
    /** Liquid; empty says it in Skein's own words. */
    titleTemplate: text().notNull().default(""),
    contentTemplate: text().notNull().default(""),
    isActive: boolean().notNull().default(true),
    /** Channels of an event are told in this order. */
    position: integer().notNull(),
    /** Why its templates could not be used the last time they could not; Skein's own words were used. */
    problem: text().notNull().default(""),
    problemAt: instant(),
    changedById: integer().references(() => users.id),
    revision: integer().notNull().default(1),
    updatedAt: instant().notNull(),
  },
  (t) => [
    // What to do about an event of a flow: every command that another system may want to know of asks it.
    uniqueIndex("notice_rules_target_key").on(t.flowId, t.event, sql`coalesce(channel_id, 0)`),
    // Who uses a channel.
    index("notice_rules_channel_idx").on(t.channelId),
    check("notice_rules_problem_check", sql`(${t.problem} = '') = (${t.problemAt} is null)`),
  ],
);
