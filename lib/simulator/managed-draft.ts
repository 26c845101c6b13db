import type { Tx } from "@/db/client";
import { findFlowAccess } from "@/db/queries/flows/flow-access";
import type { CommandContext } from "@/lib/command";
import type { FlowDefinition } from "@/lib/flows/definition";
import { mayManage } from "@/lib/flows/policy";
import { demandRunnable } from "@/lib/flows/publication";
import { notFound } from "@/lib/platform/errors";
import { type DraftVersion, prepareDraft } from "./draft-version";

/**
 * Looks at a definition of a flow as whoever manages it has it, in a transaction that can write nothing and sees one
 * moment of the directory.
 *
 * @throws AppError `not_found` when there is no such flow or the actor may not manage it; `invalid` with every error of
 *   the definition.
 */
export function readDraft<Result>(
  { db, actor }: CommandContext,
  { flowId, definition }: { flowId: number; definition: FlowDefinition },
  read: (tx: Tx, draft: DraftVersion) => Promise<Result>,
): Promise<Result> {
  const userId = actor.kind === "user" ? actor.userId : null;
  return db.transaction(
    async (tx) => {
      const access = await findFlowAccess(tx, { flowId, userId });
      if (access === null || !mayManage(actor, access)) throw notFound();
      await demandRunnable(tx, definition, flowId);
      return read(tx, await prepareDraft(tx, flowId, definition));
    },
    { accessMode: "read only", isolationLevel: "repeatable read" },
  );
}
