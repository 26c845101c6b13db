import type { Reader, Tx } from "@/db/client";
import { findFlowAccess } from "@/db/queries/flows/flow-access";
import { findPerson } from "@/db/queries/people/person";
import { type EndpointRow, lockEndpoint } from "@/db/store/webhooks/webhook-endpoint-store";
import type { CommandContext } from "@/lib/command";
import { isAdministrator } from "@/lib/directory/administrator";
import { mayManage } from "@/lib/flows/policy";
import type { Actor } from "@/lib/platform/actor";
import { AppError, notFound } from "@/lib/platform/errors";

/**
 * Changes an endpoint under its row's lock.
 *
 * @param target.revision what it was when it was read; left out where that does not matter
 * @throws AppError `not_found` when there is none or the actor may not look after it; `conflict` when somebody else
 *   has changed it since.
 */
export function changeEndpoint<Result>(
  { db, actor, clock }: CommandContext,
  target: { endpointId: number; revision?: number },
  change: (tx: Tx, endpoint: EndpointRow, at: Date) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, target.endpointId);
    if (endpoint === null || !(await mayLookAfter(tx, actor, endpoint.flowId))) throw notFound();
    if (target.revision !== undefined && target.revision !== endpoint.revision) {
      throw new AppError("conflict", { reason: "endpoint_changed" });
    }
    return change(tx, endpoint, clock.now());
  });
}

/** Whether the actor may look after the endpoints of a flow; null asks for those that are told of every flow. */
export async function mayLookAfter(reader: Reader, actor: Actor, flowId: number | null): Promise<boolean> {
  const userId = actor.kind === "user" ? actor.userId : null;
  if (flowId !== null) {
    const access = await findFlowAccess(reader, { flowId, userId });
    return access !== null && actor.kind === "user" && mayManage(actor, access);
  }
  return userId !== null && isAdministrator(actor, await findPerson(reader, userId));
}
