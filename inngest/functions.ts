import type { Inngest, InngestFunction } from "inngest";
import type { FunctionMeans } from "./function-means";
import { mailDigestFunction, sweepDigestsFunction } from "./mail/mail-digest";
import { mailNoticeFunction } from "./mail/mail-notice";
import { mailTestFunction } from "./mail/mail-test";
import { sendChannelMessageFunction } from "./mail/send-channel-message";
import { sweepChannelMessagesFunction } from "./mail/sweep-channel-messages";
import { notifyAssigneesFunction } from "./notices/notify-assignees";
import { notifyDueReminderFunction } from "./notices/notify-due-reminder";
import { notifyEscalatedFunction } from "./notices/notify-escalated";
import { notifyJobFailedFunction } from "./notices/notify-job-failed";
import { notifyMentionedFunction } from "./notices/notify-mentioned";
import { notifyNewAssigneeFunction } from "./notices/notify-new-assignee";
import { notifyObserversFunction } from "./notices/notify-observers";
import { notifyOfHappeningFunction } from "./notices/notify-of-happening";
import { notifyRemindedFunction } from "./notices/notify-reminded";
import { notifyRequesterFunction } from "./notices/notify-requester";
import { askResolverFunction } from "./outgoing/ask-resolver";
import { callHookFunction } from "./outgoing/call-hook";
import { deliverWebhookFunction } from "./outgoing/deliver-webhook";
import { fanOutHappeningFunction } from "./outgoing/fan-out-happening";
import { runScriptFunction } from "./outgoing/run-script";
import { sweepCallsFunction } from "./outgoing/sweep-calls";
import { sweepWebhooksFunction } from "./outgoing/sweep-webhooks";
import { reopenTasksFunction, sweepTasksFunction } from "./tickets/reopen-tasks";
import { createChildrenFunction, noteChildEndedFunction } from "./tickets/see-to-children";
import { sweepFilesFunction } from "./tickets/sweep-files";
import { clearOutboxFunction, sweepJobsFunction, sweepMailsFunction } from "./tickets/sweep-outbox";
import { fireTimerFunction } from "./timers/fire-timer";
import { recalculateTimersFunction } from "./timers/recalculate-timers";
import { sweepTimersFunction } from "./timers/sweep-timers";

/** The served list. Ids are for ever: runs that sleep over a release are found again by them. */
export function createFunctions(inngest: Inngest, means: FunctionMeans): InngestFunction.Like[] {
  return [
    fireTimerFunction(inngest, means),
    sweepTimersFunction(inngest, means),
    sweepFilesFunction(inngest, means),
    sweepJobsFunction(inngest, means),
    sweepMailsFunction(inngest, means),
    clearOutboxFunction(inngest, means),
    notifyAssigneesFunction(inngest, means),
    notifyRequesterFunction(inngest, means),
    notifyNewAssigneeFunction(inngest, means),
    notifyRemindedFunction(inngest, means),
    notifyDueReminderFunction(inngest, means),
    notifyEscalatedFunction(inngest, means),
    recalculateTimersFunction(inngest, means),
    notifyMentionedFunction(inngest, means),
    notifyObserversFunction(inngest, means),
    notifyJobFailedFunction(inngest, means),
    notifyOfHappeningFunction(inngest, means),
    mailNoticeFunction(inngest, means),
    sweepDigestsFunction(inngest, means),
    mailDigestFunction(inngest, means),
    mailTestFunction(inngest, means),
    reopenTasksFunction(inngest, means),
    sweepTasksFunction(inngest, means),
    runScriptFunction(inngest, means),
    callHookFunction(inngest, means),
    sweepCallsFunction(inngest, means),
    askResolverFunction(inngest, means),
    createChildrenFunction(inngest, means),
    noteChildEndedFunction(inngest, means),
    fanOutHappeningFunction(inngest, means),
    deliverWebhookFunction(inngest, means),
    sweepWebhooksFunction(inngest, means),
    sendChannelMessageFunction(inngest, means),
    sweepChannelMessagesFunction(inngest, means),
  ];
}
