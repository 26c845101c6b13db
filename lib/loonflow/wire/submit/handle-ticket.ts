import type { FlowTransition } from "@/lib/flows/definition";
import type { Json } from "@/lib/forms/form-definition";
import { env } from "@/lib/platform/env";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { valuesFromWire, type WireForm } from "../fields/values-from-wire";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { standingIn } from "../tickets/standing";
import { fieldsRequired, requiredKeys, withForm } from "./fields-refusal";
import { suggestionOf } from "./suggestion";
import { titleOf } from "./title";

/** Presses a button of the current state. @throws WireRefusal, or AppError as the command does. */
export async function handleTicket(call: Call, granted: GrantedTicket, body: Body): Promise<WireValue> {
  const { caller, db } = call;
  const transitionId = integerIn(body.transition_id);
  if (transitionId === 0 || caller.username === "") throw new WireRefusal("handle_params_missing");
  const task = taskToHandle(granted);
  const { version } = granted;
  const node = version.nodes.get(version.nodeKeys.get(task.nodeId) ?? "");
  const form = {
    form: version.definition.form,
    access: node?.type === "task" ? node.fields : {},
    fieldKeys: granted.ticket.fieldKeys,
    timeZone: env.LOONFLOW_TIME_ZONE,
  };
  const transition = version.transitions.get(version.transitionKeys.get(transitionId) ?? "");
  if (transition === undefined || transition.from !== node?.key) throw new WireRefusal("transition_invalid");
  demandRequired(form, transition, body);
  const values = await valuesFromWire(db, form, body);
  const input = { taskId: task.id, transitionId, values, comment: suggestionOf(body.suggestion), title: titleOf(body) };
  const context = call.commands(task.userId);
  await withForm(form, () => completeTask.run(context, input));
  return { value: true };
}

function taskToHandle(granted: GrantedTicket): { id: number; nodeId: number; userId: number } {
  const standing = standingIn(granted);
  if (standing.kind === "none") throw new WireRefusal("nothing_to_do");
  const { person } = granted.ticket;
  if (standing.kind === "outsider" || person === null) throw new WireRefusal("not_a_participant");
  if (standing.kind === "must_claim") throw new WireRefusal("accept_first");
  return { id: standing.task.id, nodeId: standing.task.nodeId, userId: person.id };
}

/** On the wire a required field has to be sent again even when the ticket already holds it. */
function demandRequired(form: WireForm, transition: FlowTransition, body: Body): void {
  if (!transition.requireFields) return;
  if (requiredKeys(form).some((key) => !Object.hasOwn(body, key))) throw fieldsRequired(form);
}

/** A JSON number, or one written as text; 0 for anything else. */
function integerIn(raw: Json | undefined): number {
  const number = typeof raw === "string" && /^\s*\d{1,9}\s*$/.test(raw) ? Number(raw) : raw;
  return typeof number === "number" && Number.isInteger(number) ? number : 0;
}
