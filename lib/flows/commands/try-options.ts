import { findFlowAccess } from "@/db/queries/flows/flow-access";
import { defineCommand } from "@/lib/command";
import { notFound } from "@/lib/platform/errors";
import { offerOptions } from "@/lib/tickets/options/offered-options";
import { mayManage } from "../policy";
import { TryOptionsInput } from "../schema";

/**
 * Asks another system for the options of a field that is being drawn, as it would be asked for people. Whoever may
 * change the flow may name any address in it; the call is guarded as every outgoing one is.
 *
 * @throws AppError `not_found` when the flow is unknown or not the actor's to manage.
 */
export const tryOptions = defineCommand("flow.try-options", TryOptionsInput, async ({ db, actor }, input) => {
  const { flowId, source, text } = input;
  const access = await findFlowAccess(db, { flowId, userId: actor.kind === "user" ? actor.userId : null });
  if (access === null || !mayManage(actor, access)) throw notFound();
  return offerOptions(source, text);
});
