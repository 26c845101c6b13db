import { z } from "zod";
import { TOPICS } from "@/lib/outbox/topics";

/** Whether this installation can send mail at all; without it the inbox is the only channel. */
const ByMail = z.object({ byMail: z.boolean() });

export const NotifyAssigneesInput = TOPICS["ticket/task.opened.v1"].extend(ByMail.shape);
export const NotifyRequesterInput = TOPICS["ticket/ended.v1"].extend(ByMail.shape);

const NoticeId = z.int().positive();

export const MarkNoticeReadInput = z.object({ noticeId: NoticeId });
export const MarkAllNoticesReadInput = z.object({
  /** The newest notice the person has seen; what came later stays unread. */
  lastNoticeId: NoticeId,
});
