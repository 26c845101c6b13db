import { findFrozenDefinition } from "@/db/queries/flows/flow-versions";
import { saveVersion } from "@/db/store/flows/flow-store";
import { setDraftAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { notFound } from "@/lib/platform/errors";
import { changeFlow } from "../../managed-flow";
import { RestoreVersionInput } from "../../schema";

/**
 * Makes an earlier version, or a trial, the flow's draft. The draft that it replaces is set aside.
 *
 * @throws AppError `not_found` when the flow or the version is unknown or not the actor's to manage; `conflict` when
 *   somebody else changed the draft that it would replace.
 */
export const restoreVersion = defineCommand("flow.restore", RestoreVersionInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx, { actorId }) => {
    const { flowId, versionId, expectedRevision } = input;
    const definition = await findFrozenDefinition(tx, { flowId, versionId });
    if (definition === null) throw notFound();
    const at = ctx.clock.now();
    await setDraftAside(tx, { flowId, why: "restore", byId: actorId, at }, definition);
    const draft = await saveVersion(tx, { flowId, definition, expectedRevision, createdById: actorId, at });
    return { versionId: draft.id, number: draft.number, revision: draft.revision };
  }),
);
