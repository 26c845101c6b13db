import { findVersion } from "@/db/queries/flows/flow-versions";
import { demandDraft, freezeDraft } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "../managed-flow";
import { demandSound } from "../publication";
import { DraftInput } from "../schema";

/**
 * Freezes a copy of the flow's draft for test tickets to run on; the same one again while the draft is the same.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when the draft is not
 *   the one that was looked at; `invalid` with every error of the definition.
 */
export const startTrial = defineCommand("flow.start-trial", DraftInput, (ctx, { flowId, expectedRevision }) =>
  changeFlow(ctx, flowId, async (tx, { actorId }) => {
    const draft = await demandDraft(tx, flowId, expectedRevision);
    const version = await findVersion(tx, draft.id);
    if (version === null) throw new Error(`draft ${draft.id} vanished from under its flow's lock`);
    await demandSound(tx, version.definition, flowId);
    const frozen = { flowId, versionId: draft.id, createdById: actorId, at: ctx.clock.now() };
    return { versionId: await freezeDraft(tx, frozen) };
  }),
);
