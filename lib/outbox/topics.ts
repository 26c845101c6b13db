import { z } from "zod";

const Id = z.int().positive();

/**
 * What the outbox may hold: a topic is the name of the event it becomes, its schema the event's data. `logSeq` is the
 * entry of the ticket's log that tells who did it and what they said.
 * A shape never changes; a new shape gets a new version, so that old rows and old processes stay right.
 */
export const TOPICS = {
  "ticket/task.opened.v1": z.object({ ticketId: Id, taskNo: Id }),
  "ticket/timer.armed.v1": z.object({ ticketId: Id, timerNo: Id, dueAt: z.iso.datetime({ offset: true }) }),
  "ticket/timer.cancelled.v1": z.object({ ticketId: Id, timerNo: Id }),
  "ticket/task.assigned.v1": z.object({ ticketId: Id, taskNo: Id, userId: Id, logSeq: Id }),
  "ticket/job.started.v1": z.object({
    ticketId: Id,
    jobNo: Id,
    kind: z.enum(["hook", "script", "child", "resolver"]),
    attempt: Id,
  }),
  "ticket/people.mentioned.v1": z.object({ ticketId: Id, userIds: z.array(Id), logSeq: Id }),
  "ticket/copy.sent.v1": z.object({
    ticketId: Id,
    people: z.array(z.object({ type: z.enum(["user", "department", "role"]), id: Id })),
    logSeq: Id,
  }),
  "ticket/assignees.reminded.v1": z.object({ ticketId: Id, logSeq: Id }),
  /** A rung of a node's ladder: those of these tasks that are still to be done. */
  "ticket/reminder.due.v1": z.object({ ticketId: Id, taskNos: z.array(Id), logSeq: Id }),
  /** `add`: they may decide now as well; `managers`: nobody else was found. `exceptIds` are behind these and may not. */
  "ticket/escalated.v1": z.object({
    ticketId: Id,
    how: z.enum(["inform", "add", "managers"]),
    people: z.array(z.object({ type: z.enum(["user", "department", "role"]), id: Id })),
    exceptIds: z.array(Id),
    logSeq: Id,
  }),
  "ticket/child.ended.v1": z.object({ ticketId: Id, parentId: Id }),
  "ticket/ended.v1": z.object({ ticketId: Id }),
  /** What an action means to other systems; see `happeningsIn`. Written only where an endpoint or a notice rule wants to know. */
  "ticket/happened.v1": z.object({
    ticketId: Id,
    logSeq: Id,
    events: z.array(z.string()),
    from: z.array(z.string()),
    to: z.array(z.string()),
    tasks: z.array(Id),
  }),
  /** `lane` is one ticket at one endpoint, whose deliveries are first tried in their order. */
  "webhook/delivery.due.v1": z.object({ deliveryId: z.uuid(), endpointId: Id, lane: z.string() }),
  /** Time that is counted by the calendar has to be counted anew. */
  "calendar/changed.v1": z.object({ calendarId: Id, revision: Id }),
  "directory/user.left.v1": z.object({ userId: Id }),
  /** Something for a channel to say. */
  "notice/message.recorded.v1": z.object({ messageId: z.uuid(), channelId: Id }),
  "notice/recorded.v1": z.object({ ticketId: Id, noticeId: Id }),
  /** One that may be about no ticket. */
  "notice/recorded.v2": z.object({ noticeId: Id }),
  "notice/digest.due.v1": z.object({ digestId: Id }),
  "notice/test-mail.requested.v1": z.object({ userId: Id, at: z.iso.datetime() }),
  /** A step waits for somebody to retry or to skip it. */
  "ticket/job.failed.v1": z.object({ ticketId: Id, jobNo: Id, logSeq: Id }),
} as const satisfies Record<string, z.ZodObject>;

export type Topic = keyof typeof TOPICS;
