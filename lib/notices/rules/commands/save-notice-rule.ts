import { insertRule, isChannel, updateRule } from "@/db/store/notices/notice-rule-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "@/lib/flows/managed-flow";
import { AppError } from "@/lib/platform/errors";
import { demandUsable } from "../checked-templates";
import { SaveRuleInput } from "../schema";

/**
 * Says what of a flow is told to a channel, or to the people concerned, and how; for whoever manages the flow.
 *
 * @throws AppError `not_found` when the actor may not manage it; `invalid` for templates that cannot be used, each with
 *   its line and column, and for a channel there is not; `conflict` when somebody else has changed the rule since.
 */
export const saveNoticeRule = defineCommand("notice.save_rule", SaveRuleInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx, { actorId }) => {
    const { flowId, event, channelId, titleTemplate, contentTemplate, isActive, known } = input;
    const at = ctx.clock.now();
    await demandUsable(tx, flowId, input);
    if (channelId !== null && !(await isChannel(tx, channelId))) {
      throw new AppError("invalid", { reason: "invalid_fields", problems: [{ path: "channelId", code: "invalid" }] });
    }
    const change = { titleTemplate, contentTemplate, isActive, changedById: actorId };
    const saved =
      known === null
        ? await insertRule(tx, { flowId, event, channelId, ...change }, at)
        : await updateRule(tx, { id: known.ruleId, flowId, event, channelId, revision: known.revision }, change, at);
    if (saved === null) throw new AppError("conflict", { reason: "rule_changed" });
    return { ruleId: saved.id, revision: saved.revision };
  }),
);
