import { eventType } from "inngest";
import { TOPICS } from "@/lib/outbox/topics";

export const taskOpened = eventType("ticket/task.opened.v1", { schema: TOPICS["ticket/task.opened.v1"] });
export const timerArmed = eventType("ticket/timer.armed.v1", { schema: TOPICS["ticket/timer.armed.v1"] });
export const timerCancelled = eventType("ticket/timer.cancelled.v1", { schema: TOPICS["ticket/timer.cancelled.v1"] });
export const ticketEnded = eventType("ticket/ended.v1", { schema: TOPICS["ticket/ended.v1"] });
export const anyNoticeRecorded = eventType("notice/recorded.v2", { schema: TOPICS["notice/recorded.v2"] });
export const jobFailed = eventType("ticket/job.failed.v1", { schema: TOPICS["ticket/job.failed.v1"] });
export const digestDue = eventType("notice/digest.due.v1", { schema: TOPICS["notice/digest.due.v1"] });
export const testMailRequested = eventType("notice/test-mail.requested.v1", {
  schema: TOPICS["notice/test-mail.requested.v1"],
});
export const noticeRecorded = eventType("notice/recorded.v1", { schema: TOPICS["notice/recorded.v1"] });
export const messageRecorded = eventType("notice/message.recorded.v1", {
  schema: TOPICS["notice/message.recorded.v1"],
});
export const jobStarted = eventType("ticket/job.started.v1", { schema: TOPICS["ticket/job.started.v1"] });
export const taskAssigned = eventType("ticket/task.assigned.v1", { schema: TOPICS["ticket/task.assigned.v1"] });
export const peopleMentioned = eventType("ticket/people.mentioned.v1", {
  schema: TOPICS["ticket/people.mentioned.v1"],
});
export const copySent = eventType("ticket/copy.sent.v1", { schema: TOPICS["ticket/copy.sent.v1"] });
export const assigneesReminded = eventType("ticket/assignees.reminded.v1", {
  schema: TOPICS["ticket/assignees.reminded.v1"],
});
export const reminderDue = eventType("ticket/reminder.due.v1", { schema: TOPICS["ticket/reminder.due.v1"] });
export const ticketEscalated = eventType("ticket/escalated.v1", { schema: TOPICS["ticket/escalated.v1"] });
export const calendarChanged = eventType("calendar/changed.v1", { schema: TOPICS["calendar/changed.v1"] });
export const ticketHappened = eventType("ticket/happened.v1", { schema: TOPICS["ticket/happened.v1"] });
export const deliveryDue = eventType("webhook/delivery.due.v1", { schema: TOPICS["webhook/delivery.due.v1"] });
export const userLeft = eventType("directory/user.left.v1", { schema: TOPICS["directory/user.left.v1"] });
export const childEnded = eventType("ticket/child.ended.v1", { schema: TOPICS["ticket/child.ended.v1"] });
