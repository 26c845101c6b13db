import type { FlowTransition } from "@/lib/flows/definition";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { valuesFromWire, type WireForm } from "../fields/values-from-wire";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { integerIn } from "../protocol/integer-in";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownTask, standingIn } from "../tickets/standing";
import { fieldsRequired, requiredKeys, withForm } from "./fields-refusal";
import { formAt, nodeAt } from "./form-at";
import { suggestionOf } from "./suggestion";
import { titleOf } from "./title";

/** Presses a button of the current state. @throws WireRefusal, or AppError as the command does. */
export async function handleTicket(call: Call, granted: GrantedTicket, body: Body): Promise<WireValue> {
  const { caller, db } = call;
  const transitionId = integerIn(body.transition_id);
  if (transitionId === 0 || caller.username === "") throw new WireRefusal("handle_params_missing");
  const { task, userId } = taskToHandle(granted);
  const { version } = granted;
  const node = nodeAt(granted, task.nodeId);
  const form = formAt(granted, task.nodeId);
  const transition = version.transitions.get(version.transitionKeys.get(transitionId) ?? "");
  if (transition === undefined || transition.from !== node?.key) throw new WireRefusal("transition_invalid");
  demandRequired(form, transition, body);
  const values = await valuesFromWire(db, form, body);
  const input = { taskId: task.id, transitionId, values, comment: suggestionOf(body.suggestion), title: titleOf(body) };
  const context = call.commands(userId);
  await withForm(form, () => completeTask.run(context, input));
  return { value: true };
}

/** Accepting and giving back come first, before a word is said about the button or the form. */
function taskToHandle(granted: GrantedTicket): ReturnType<typeof ownTask> {
  const own = ownTask(granted);
  if (standingIn(granted).kind === "must_claim") throw new WireRefusal("accept_first");
  if (own.task.returns.length > 0) throw new WireRefusal("add_node_running");
  return own;
}

/** On the wire a required field has to be sent again even when the ticket already holds it. */
function demandRequired(form: WireForm, transition: FlowTransition, body: Body): void {
  if (!transition.requireFields) return;
  if (requiredKeys(form).some((key) => !Object.hasOwn(body, key))) throw fieldsRequired(form);
}
