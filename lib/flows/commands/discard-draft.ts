import { deleteDraft, demandDraft } from "@/db/store/flow-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "../managed-flow";
import { DraftInput } from "../schema";

/**
 * Throws the flow's draft away. Versions that were published, and trials, stay.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when the draft is not
 *   the one that was looked at.
 */
export const discardDraft = defineCommand("flow.discard-draft", DraftInput, (ctx, { flowId, expectedRevision }) =>
  changeFlow(ctx, flowId, async (tx) => {
    const draft = await demandDraft(tx, flowId, expectedRevision);
    await deleteDraft(tx, draft.id);
    return { number: draft.number };
  }),
);
