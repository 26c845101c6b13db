/** What of a flow can be told, in the order in which it is listed. */
export const NOTICE_EVENTS = [
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
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** Told to the people concerned only where the flow says so. */
const NOT_USUAL: readonly NoticeEvent[] = ["commented", "ticket_created"];

/** Whether the people concerned are told where the flow says nothing. */
export const isUsual = (event: NoticeEvent): boolean => !NOT_USUAL.includes(event);

/** What a flow's tickets end as. */
const END_EVENTS: Readonly<Record<string, NoticeEvent>> = {
  finished: "ticket_finished",
  rejected: "ticket_rejected",
  withdrawn: "ticket_withdrawn",
  closed: "ticket_closed",
};

export const endEvent = (status: string): NoticeEvent => END_EVENTS[status] ?? "ticket_finished";
