import { findLatestDefinition } from "@/db/queries/flow-versions";
import { saveVersion } from "@/db/store/flow-store";
import { defineCommand } from "@/lib/command";
import { hasSecrets, restoreSecrets } from "../hidden-secrets";
import { changeFlow } from "../managed-flow";
import { sealNodeSecret } from "../node-secret";
import { findProblems } from "../publication";
import { SaveDraftInput } from "../schema";

/**
 * Saves a definition as the flow's draft, whatever problems it has. Secrets that were hidden stay as they are.
 *
 * @returns the draft as it is now, and everything that is wrong with it.
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when somebody else
 *   saved, published or discarded the draft meanwhile.
 */
export const saveDraft = defineCommand(
  "flow.save-draft",
  SaveDraftInput,
  (ctx, { flowId, expectedRevision, ...input }) =>
    changeFlow(ctx, flowId, async (tx, { actorId }) => {
      const earlier = hasSecrets(input.definition) ? await findLatestDefinition(tx, flowId) : null;
      const definition = restoreSecrets(input.definition, earlier, sealNodeSecret);
      const at = ctx.clock.now();
      const draft = await saveVersion(tx, { flowId, definition, expectedRevision, createdById: actorId, at });
      const problems = await findProblems(tx, definition, flowId);
      return { versionId: draft.id, number: draft.number, revision: draft.revision, problems };
    }),
);
