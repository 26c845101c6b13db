import { saveVersion } from "@/db/store/flows/flow-store";
import { setDraftAside } from "@/db/store/flows/set-aside-store";
import { defineCommand } from "@/lib/command";
import { readFlowFile } from "../../exchange/read-flow-file";
import { localDefinition } from "../../exchange/references";
import { changeFlow } from "../../managed-flow";
import { ImportDraftInput } from "../../schema";
import { withoutSecrets } from "../../secrets/hidden-secrets";

/**
 * Makes what a file holds the flow's draft; the draft that it replaces is set aside. Unknown people and things are kept
 * as `importFlow` has it.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage; `conflict` when somebody else
 *   changed the draft that it would replace; `invalid` with `flow_file_…` for a file that is none.
 */
export const importDraft = defineCommand("flow.import-draft", ImportDraftInput, (ctx, input) =>
  changeFlow(ctx, input.flowId, async (tx, { actorId }) => {
    const { flowId, expectedRevision, file } = input;
    const { references, definition: given } = readFlowFile(file);
    const { definition, unknown } = await localDefinition(tx, withoutSecrets(given), references);
    const at = ctx.clock.now();
    await setDraftAside(tx, { flowId, why: "import", byId: actorId, at }, definition);
    const draft = await saveVersion(tx, { flowId, definition, expectedRevision, createdById: actorId, at });
    return { versionId: draft.id, number: draft.number, revision: draft.revision, unknown };
  }),
);
