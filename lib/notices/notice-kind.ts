/** What people are told of. */
export const NOTICE_KINDS = [
  "task_opened",
  "task_assigned",
  "reminded",
  "escalated",
  "mentioned",
  "copied",
  "commented",
  "ticket_created",
  "ticket_ended",
  "job_failed",
  "webhook_failing",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
