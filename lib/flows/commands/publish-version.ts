import { findVersion } from "@/db/queries/flows/flow-versions";
import { demandDraft, publishVersion as publishDraft } from "@/db/store/flows/flow-store";
import { defineCommand } from "@/lib/command";
import { demandGreen } from "@/lib/simulator/tests/demand-green";
import { FlowDefinition } from "../definition";
import { changeFlow } from "../managed-flow";
import { demandSound } from "../publication";
import { PublishVersionInput } from "../schema";

/**
 * Publishes the flow's draft: new tickets run on it, others keep the version they began with.
 *
 * @returns the version with the warnings that did not keep it from being published.
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when the draft is not
 *   the one that was looked at; `invalid` with every error of the definition; `refused` naming the tests that do not go
 *   as expected, where the flow demands them green.
 */
export const publishVersion = defineCommand(
  "flow.publish",
  PublishVersionInput,
  (ctx, { flowId, expectedRevision, notes }) =>
    changeFlow(ctx, flowId, async (tx, { actorId }) => {
      const { id: versionId, number } = await demandDraft(tx, flowId, expectedRevision);
      const version = await findVersion(tx, versionId);
      if (version === null) throw new Error(`draft ${versionId} vanished from under its flow's lock`);
      const warnings = await demandSound(tx, version.definition, flowId);
      await demandGreen(tx, flowId, FlowDefinition.parse(version.definition));
      const at = ctx.clock.now();
      await publishDraft(tx, { flowId, versionId, expectedRevision, notes, publishedById: actorId, at });
      return { versionId, number, warnings };
    }),
);
