import { findWireFlow, type WireFlowDetail } from "@/db/queries/loonflow/flows";
import { loadVersion } from "@/lib/flows/version-cache";
import type { Json } from "@/lib/forms/form-definition";
import { env } from "@/lib/platform/env";
import { createTicket as createTicketCommand } from "@/lib/tickets/commands/create-ticket";
import { valuesFromWire, type WireForm } from "../fields/values-from-wire";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";
import { withForm } from "./fields-refusal";
import { suggestionOf } from "./suggestion";
import { titleOf } from "./title";

/** Files a ticket by a button of the start state. @throws WireRefusal, or AppError as the command does. */
export async function createTicket(call: Call, body: Body): Promise<WireValue> {
  const { flowId, transitionId } = idsIn(body);
  const { caller, db } = call;
  if (!caller.flowIds.includes(flowId)) throw new WireRefusal("create_not_granted", { app: caller.appName });
  if (flowId <= 0 || transitionId <= 0 || caller.username === "") throw new WireRefusal("create_params_missing");
  if (caller.userId === null) throw new WireRefusal("user_unknown");
  if (isParentNamed(body)) throw new WireRefusal("children_unsupported");
  const form = await startForm(call, await findWireFlow(db, call.scope, flowId));
  const values = await valuesFromWire(db, form, body);
  const input = { flowId, transitionId, title: titleOf(body) ?? "", values, comment: suggestionOf(body.suggestion) };
  const { commands } = call;
  const context = commands(caller.userId);
  const { ticketId } = await withForm(form, () => createTicketCommand.run(context, input));
  return { ticket_id: ticketId };
}

/** Here, unlike when a ticket is handled, ids must be JSON numbers. */
function idsIn({ workflow_id: flowId, transition_id: transitionId }: Body): { flowId: number; transitionId: number } {
  if (!isInteger(flowId) || !isInteger(transitionId)) throw new WireRefusal("create_ids_malformed");
  return { flowId, transitionId };
}

const isInteger = (value: Json | undefined): value is number => Number.isInteger(value);

/** Callers write 0, as a number or as text, for no parent. */
const isParentNamed = ({ parent_ticket_id: parent }: Body) => Number(parent ?? 0) !== 0;

async function startForm({ db }: Call, flow: WireFlowDetail | null): Promise<WireForm> {
  if (flow === null || flow.versionId === null || !flow.isPublished) throw new WireRefusal("flow_unpublished");
  const { definition, compiled, nodes } = await loadVersion(db, flow.versionId);
  const start = nodes.get(compiled.start);
  return {
    form: definition.form,
    access: start?.type === "start" ? start.fields : {},
    fieldKeys: flow.origin?.fieldKeys ?? {},
    timeZone: env.LOONFLOW_TIME_ZONE,
  };
}
