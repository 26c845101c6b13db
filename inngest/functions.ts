import type { Inngest, InngestFunction } from "inngest";
import { askResolverFunction } from "./ask-resolver";
import { callHookFunction } from "./call-hook";
import { deliverWebhookFunction } from "./deliver-webhook";
import { fanOutHappeningFunction } from "./fan-out-happening";
import { fireTimerFunction } from "./fire-timer";
import type { FunctionMeans } from "./function-means";
import { mailDigestFunction, sweepDigestsFunction } from "./mail-digest";
import { mailNoticeFunction } from "./mail-notice";
import { mailTestFunction } from "./mail-test";
import { notifyAssigneesFunction } from "./notify-assignees";
import { notifyDueReminderFunction } from "./notify-due-reminder";
import { notifyEscalatedFunction } from "./notify-escalated";
import { notifyJobFailedFunction } from "./notify-job-failed";
import { notifyMentionedFunction } from "./notify-mentioned";
import { notifyNewAssigneeFunction } from "./notify-new-assignee";
import { notifyObserversFunction } from "./notify-observers";
import { notifyOfHappeningFunction } from "./notify-of-happening";
import { notifyRemindedFunction } from "./notify-reminded";
import { notifyRequesterFunction } from "./notify-requester";
import { recalculateTimersFunction } from "./recalculate-timers";
import { reopenTasksFunction, sweepTasksFunction } from "./reopen-tasks";
import { runScriptFunction } from "./run-script";
import { createChildrenFunction, noteChildEndedFunction } from "./see-to-children";
import { sendChannelMessageFunction } from "./send-channel-message";
import { sweepCallsFunction } from "./sweep-calls";
import { sweepChannelMessagesFunction } from "./sweep-channel-messages";
import { sweepFilesFunction } from "./sweep-files";
import { clearOutboxFunction, sweepJobsFunction } from "./sweep-outbox";
import { sweepTimersFunction } from "./sweep-timers";
import { sweepWebhooksFunction } from "./sweep-webhooks";

/** The served list. Ids are for ever: runs that sleep over a release are found again by them. */
export function createFunctions(inngest: Inngest, means: FunctionMeans): InngestFunction.Like[] {
  return [
    fireTimerFunction(inngest, means),
    sweepTimersFunction(inngest, means),
    sweepFilesFunction(inngest, means),
    sweepJobsFunction(inngest, means),
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
