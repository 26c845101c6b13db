import { saveVersion } from "@/db/store/flows/flow-store";
import { setDraftAside, takeSetAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { notFound } from "@/lib/platform/errors";
import { changeFlow } from "../../managed-flow";
import { RestoreSetAsideInput } from "../../schema";

/**
 * Makes a set-aside draft the flow's draft again; the draft that it replaces is set aside in its turn.
 *
 * @throws AppError `not_found` when the flow is not the actor's to manage or the set-aside draft is not there any more;
 *   `conflict` when somebody else changed the draft that it would replace.
 */
export const restoreSetAside = defineCommand("flow.restore-set-aside", RestoreSetAsideInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx, { actorId }) => {
    const { flowId, setAsideId, expectedRevision } = input;
    const definition = await takeSetAside(tx, { flowId, id: setAsideId });
    if (definition === null) throw notFound();
    const at = ctx.clock.now();
    await setDraftAside(tx, { flowId, why: "restore", byId: actorId, at }, definition);
    const draft = await saveVersion(tx, { flowId, definition, expectedRevision, createdById: actorId, at });
    return { versionId: draft.id, number: draft.number, revision: draft.revision };
  }),
);
