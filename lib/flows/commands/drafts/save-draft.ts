import { saveVersion } from "@/db/store/flows/flow-store";
import { setDraftAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { changeFlow } from "../../managed-flow";
import { findProblems } from "../../publication";
import { SaveDraftInput } from "../../schema";
import { returnedDefinition } from "../../secrets/returned-definition";

/**
 * Saves a definition as the flow's draft, whatever problems it has. Secrets that were hidden stay as they are.
 *
 * @returns the draft as it is now, and everything that is wrong with it.
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when somebody else
 *   saved, published or discarded the draft meanwhile, saying who (`by`) and when (`at`).
 */
export const saveDraft = defineCommand(
  "flow.save-draft",
  SaveDraftInput,
  (ctx, { flowId, expectedRevision, ...input }) =>
    changeFlow(ctx, flowId, async (tx, { actorId }) => {
      const { definition, shedSecrets } = await returnedDefinition(tx, flowId, input.definition);
      const at = ctx.clock.now();
      if (input.setsAside) await setDraftAside(tx, { flowId, why: "conflict", byId: actorId, at }, definition);
      const draft = await saveVersion(tx, {
        ...{ flowId, definition, shedSecrets, expectedRevision },
        ...{ createdById: actorId, at },
      });
      const problems = await findProblems(tx, definition, flowId);
      return { versionId: draft.id, number: draft.number, revision: draft.revision, problems };
    }),
);
