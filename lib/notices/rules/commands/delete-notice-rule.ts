import { deleteRule, findRule } from "@/db/store/notices/notice-rule-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "@/lib/flows/managed-flow";
import { AppError, notFound } from "@/lib/platform/errors";
import { DeleteRuleInput } from "../schema";

/**
 * Takes a rule away: the channel is told no more, the people concerned are told as usual again.
 *
 * @throws AppError `not_found`; `conflict` when somebody else has changed the rule since it was read.
 */
export const deleteNoticeRule = defineCommand("notice.delete_rule", DeleteRuleInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx) => {
    const { flowId, ruleId, revision } = input;
    if ((await findRule(tx, flowId, ruleId)) === null) throw notFound();
    if (!(await deleteRule(tx, { id: ruleId, revision }))) throw new AppError("conflict", { reason: "rule_changed" });
    return { ruleId };
  }),
);
