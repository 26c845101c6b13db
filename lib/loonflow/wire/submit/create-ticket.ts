import { findWireFlow, type WireFlowDetail } from "@/db/queries/loonflow/flows";
import { loadVersion } from "@/lib/flows/version-cache";
import type { Json } from "@/lib/forms/form-definition";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { createTicket as createTicketCommand } from "@/lib/tickets/commands/create-ticket";
import { valuesFromWire, type WireForm } from "../fields/values-from-wire";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { integerIn } from "../protocol/integer-in";
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
  const parent = parentIn(body);
  const form = await startForm(call, await findWireFlow(db, call.scope, flowId));
  const values = await valuesFromWire(db, form, body);
  const what = { flowId, transitionId, title: titleOf(body) ?? "", values, comment: suggestionOf(body.suggestion) };
  const context = call.commands(caller.userId);
  const { ticketId } = await withForm(form, () =>
    withParent(parent, createTicketCommand.run(context, { ...what, ...parent })),
  );
  return { ticket_id: ticketId };
}

type Parent = { parentTicketId: number | null; parentNodeId: number | null };

/** The flow is there and granted: what is not found is the parent. */
async function withParent<T>({ parentTicketId }: Parent, filing: Promise<T>): Promise<T> {
  try {
    return await filing;
  } catch (error) {
    const isMissing = parentTicketId !== null && error instanceof AppError && error.code === "not_found";
    throw isMissing ? new WireRefusal("parent_missing") : error;
  }
}

/** Callers write 0, as a number or as text, for no parent. */
function parentIn({ parent_ticket_id: ticket, parent_ticket_state_id: state }: Body): Parent {
  if (isNone(ticket)) return { parentTicketId: null, parentNodeId: null };
  const parentTicketId = integerIn(ticket);
  const parentNodeId = isNone(state) ? null : integerIn(state);
  if (!isId(parentTicketId) || (parentNodeId !== null && !isId(parentNodeId)))
    throw new WireRefusal("parent_malformed");
  return { parentTicketId, parentNodeId };
}

const isNone = (raw: Json | undefined) => raw === undefined || raw === null || raw === "" || raw === 0 || raw === "0";

const isId = (id: number) => id > 0 && id <= MAX_ID;

/** Here, unlike when a ticket is handled, ids must be JSON numbers. */
function idsIn({ workflow_id: flowId, transition_id: transitionId }: Body): { flowId: number; transitionId: number } {
  if (!isInteger(flowId) || !isInteger(transitionId)) throw new WireRefusal("create_ids_malformed");
  return { flowId, transitionId };
}

/** Ids are PostgreSQL integers. */
const MAX_ID = 2_147_483_647;

const isInteger = (value: Json | undefined): value is number => Number.isInteger(value);

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
