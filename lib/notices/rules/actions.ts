"use server";

import { action } from "@/lib/http/action";
import { deleteNoticeRule } from "./commands/delete-notice-rule";
import { orderNoticeRules } from "./commands/order-notice-rules";
import { previewNoticeRule } from "./commands/preview-notice-rule";
import { saveNoticeRule } from "./commands/save-notice-rule";
import { testNoticeRule } from "./commands/test-notice-rule";
import { loadTrialTickets } from "./loaders";

export const saveNoticeRuleAction = action(saveNoticeRule);
export const deleteNoticeRuleAction = action(deleteNoticeRule);
export const orderNoticeRulesAction = action(orderNoticeRules);
export const previewNoticeRuleAction = action(previewNoticeRule);
export const testNoticeRuleAction = action(testNoticeRule);

/** Tickets to try templates on, when a rule is opened. */
export async function loadTrialTicketsAction(flowId: number) {
  return loadTrialTickets(flowId);
}
