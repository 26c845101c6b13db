import type { NoticeKind } from "../notice-kind";

/** What people choose a way for: groups of notices, in the order in which they are listed. */
export const CONCERNS = ["todo", "late", "mentions", "copies", "comments", "own_tickets", "operation"] as const;
export type Concern = (typeof CONCERNS)[number];

const CONCERN_OF = {
  task_opened: "todo",
  task_assigned: "todo",
  reminded: "late",
  escalated: "late",
  mentioned: "mentions",
  copied: "copies",
  commented: "comments",
  ticket_created: "own_tickets",
  ticket_ended: "own_tickets",
  job_failed: "operation",
  webhook_failing: "operation",
} as const satisfies Record<NoticeKind, Concern>;

export const concernOf = (kind: NoticeKind): Concern => CONCERN_OF[kind];

/** What waits for people stays in their inbox: it cannot be lost. */
const STAYING: readonly Concern[] = ["todo", "late"];

export const staysInApp = (concern: Concern): boolean => STAYING.includes(concern);

/** Notices of something that waits for its reader; they are over when it is done. */
export const TODO_KINDS: readonly NoticeKind[] = ["task_opened", "task_assigned", "reminded"];
