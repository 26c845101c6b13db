import { z } from "zod";
import { TOPICS } from "@/lib/outbox/topics";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import type { NoticeKind } from "./notice-kind";
import type { NoticeParams } from "./notice-params";

/** Whether this installation can send mail at all; without it the inbox is the only channel. */
const ByMail = z.object({ byMail: z.boolean() });

export const NotifyAssigneesInput = TOPICS["ticket/task.opened.v1"].extend(ByMail.shape);
export const NotifyNewAssigneeInput = TOPICS["ticket/task.assigned.v1"].extend(ByMail.shape);
export const NotifyRemindedInput = TOPICS["ticket/assignees.reminded.v1"].extend(ByMail.shape);
export const NotifyDueReminderInput = TOPICS["ticket/reminder.due.v1"].extend(ByMail.shape);
export const NotifyEscalatedInput = TOPICS["ticket/escalated.v1"].extend(ByMail.shape);
export const NotifyMentionedInput = TOPICS["ticket/people.mentioned.v1"].extend(ByMail.shape);
export const NotifyObserversInput = TOPICS["ticket/copy.sent.v1"].extend(ByMail.shape);
export const NotifyJobFailedInput = TOPICS["ticket/job.failed.v1"].extend(ByMail.shape);
export const NotifyOfHappeningInput = TOPICS["ticket/happened.v1"].extend({
  events: z.array(z.enum(HAPPENINGS)),
  ...ByMail.shape,
});
export const NotifyRequesterInput = TOPICS["ticket/ended.v1"].extend(ByMail.shape);

/** Fits the column. */
export const NoticeId = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

export const MarkNoticeReadInput = z.object({ noticeId: NoticeId });
export const MarkAllNoticesReadInput = z.object({
  /** The newest notice the person has seen; what came later stays unread. */
  lastNoticeId: NoticeId,
});

/** A notice as its reader sees it. */
export type NoticeRow = {
  id: number;
  /** null for what is about no ticket; then `params.path` leads to it. */
  ticketId: number | null;
  kind: NoticeKind;
  params: NoticeParams;
  /** ISO, UTC. */
  createdAt: string;
  isRead: boolean;
};

/** `older` continues the list; null at its end. */
export type NoticePage = { rows: NoticeRow[]; older: number | null };
