import type { Reader, Tx } from "@/db/client";
import { type FlowAccess, findFlowAccess } from "@/db/queries/flows/flow-access";
import { lockFlow } from "@/db/store/flows/flow-store";
import type { CommandContext } from "@/lib/command";
import type { Actor } from "@/lib/platform/actor";
import { notFound } from "@/lib/platform/errors";
import { mayManage } from "./policy";

type ManagedFlow = Pick<FlowAccess, "isActive"> & { actorId: number | null };

/**
 * Changes a flow under its row's lock.
 *
 * @throws AppError `not_found` when there is no such flow or the actor may not manage it.
 */
export function changeFlow<Result>(
  { db, actor }: CommandContext,
  flowId: number,
  change: (tx: Tx, flow: ManagedFlow) => Promise<Result>,
): Promise<Result> {
  const actorId = actor.kind === "user" ? actor.userId : null;
  return db.transaction(async (tx) => {
    await lockFlow(tx, flowId);
    const access = await findFlowAccess(tx, { flowId, userId: actorId });
    if (access === null || !mayManage(actor, access)) throw notFound();
    return change(tx, { isActive: access.isActive, actorId });
  });
}

/**
 * Whoever may change a flow, for what changes nothing.
 *
 * @returns their id.
 * @throws AppError `not_found` when there is no such flow or the actor may not manage it, and for anybody but a person.
 */
export async function demandManager(reader: Reader, actor: Actor, flowId: number): Promise<number> {
  const userId = actor.kind === "user" ? actor.userId : null;
  const access = userId === null ? null : await findFlowAccess(reader, { flowId, userId });
  if (userId === null || access === null || !mayManage(actor, access)) throw notFound();
  return userId;
}
