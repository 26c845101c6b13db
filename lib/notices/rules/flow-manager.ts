import type { Reader } from "@/db/client";
import { findFlowAccess } from "@/db/queries/flows/flow-access";
import { mayManage } from "@/lib/flows/policy";
import type { Actor } from "@/lib/platform/actor";
import { notFound } from "@/lib/platform/errors";
import type { Trier } from "./trial";

/**
 * Who manages a flow, at the screen. Who only drew it looks at its tickets like everybody else.
 *
 * @throws AppError `not_found` when there is no such flow or the actor may not manage it.
 */
export async function demandManager(reader: Reader, actor: Actor, flowId: number): Promise<Trier> {
  const userId = actor.kind === "user" ? actor.userId : null;
  const access = await findFlowAccess(reader, { flowId, userId });
  if (userId === null || access === null || !mayManage(actor, access)) throw notFound();
  return { userId, seesAll: mayManage(actor, { ...access, createdById: null }) };
}
