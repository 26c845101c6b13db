import { deleteDraft, demandDraft } from "@/db/store/flows/flow-store";
import { setDraftAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "../../managed-flow";
import { DraftInput } from "../../schema";

/**
 * Leaves the flow without a draft; what it was is set aside. Versions that were published, and trials, stay.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when the draft is not
 *   the one that was looked at.
 */
export const discardDraft = defineCommand("flow.discard-draft", DraftInput, (ctx, { flowId, expectedRevision }) =>
  changeFlow(ctx, flowId, async (tx, { actorId }) => {
    const draft = await demandDraft(tx, flowId, expectedRevision);
    await setDraftAside(tx, { flowId, why: "discard", byId: actorId, at: ctx.clock.now() });
    await deleteDraft(tx, draft.id);
    return { number: draft.number };
  }),
);
