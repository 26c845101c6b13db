import { defineCommand } from "@/lib/command";
import { demandUsable } from "../checked-templates";
import { demandManager } from "../flow-manager";
import { TrialInput } from "../schema";
import { tryTemplates } from "../trial";

/** What a rule would say of a ticket, or of sample values; changes nothing. @throws AppError as `saveNoticeRule`. */
export const previewNoticeRule = defineCommand("notice.preview_rule", TrialInput, async (ctx, input) => {
  const trier = await demandManager(ctx.db, ctx.actor, input.flowId);
  await demandUsable(ctx.db, input.flowId, input);
  return tryTemplates(ctx.db, input, trier);
});
