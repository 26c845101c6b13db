import type { Tx } from "@/db/client";
import { findPerson } from "@/db/queries/people/person";
import { insertFlow, saveVersion } from "@/db/store/flows/flow-store";
import type { CommandContext } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import type { FlowDefinition } from "./definition";
import { mayDesign } from "./policy";

/**
 * Who draws a flow.
 *
 * @throws AppError `forbidden` when the actor may not draw flows.
 */
export async function demandDesigner({ db, actor }: CommandContext): Promise<number | null> {
  const actorId = actor.kind === "user" ? actor.userId : null;
  const person = actorId === null ? null : await findPerson(db, actorId);
  if (!mayDesign(actor, person)) throw new AppError("forbidden", { reason: "forbidden" });
  return actorId;
}

type NewFlow = { name: string; description: string; category: string; definition: FlowDefinition };

/** Makes a flow with a draft and nothing published, whatever problems it has. */
export async function insertDrawnFlow(
  tx: Tx,
  { definition, ...flow }: NewFlow,
  by: { createdById: number | null; at: Date },
): Promise<{ flowId: number; versionId: number }> {
  const flowId = await insertFlow(tx, { ...flow, ...by });
  const draft = await saveVersion(tx, { flowId, definition, expectedRevision: null, ...by });
  return { flowId, versionId: draft.id };
}
