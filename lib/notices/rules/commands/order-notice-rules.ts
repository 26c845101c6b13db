import { listChannelRuleIds, orderRules } from "@/db/store/notices/notice-rule-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "@/lib/flows/managed-flow";
import { AppError } from "@/lib/platform/errors";
import { OrderRulesInput } from "../schema";

/**
 * Puts the channels of an event in the order in which they are told.
 *
 * @throws AppError `not_found`; `conflict` unless exactly the event's channel rules are named.
 */
export const orderNoticeRules = defineCommand("notice.order_rules", OrderRulesInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx) => {
    const { flowId, event, ruleIds } = input;
    const there = await listChannelRuleIds(tx, { flowId, event });
    const isSame = there.length === ruleIds.length && there.every((id) => ruleIds.includes(id));
    if (!isSame) throw new AppError("conflict", { reason: "rule_changed" });
    await orderRules(tx, { flowId, event }, ruleIds);
    return { ruleIds };
  }),
);
