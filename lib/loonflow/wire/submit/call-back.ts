import type { WireJob } from "@/db/queries/loonflow/ticket-work";
import { answerCall } from "@/lib/calls/commands/answer-call";
import type { Json } from "@/lib/forms/form-definition";
import { valuesFromWire } from "../fields/values-from-wire";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { withForm } from "./fields-refusal";
import { formAt, nodeAt } from "./form-at";
import { suggestionOf } from "./suggestion";

/**
 * What another system answers of the hook it was called by. That the client was granted the flow is all that is asked
 * of it; what it says then counts as the system's own.
 *
 * @throws WireRefusal when the ticket waits for no answer; AppError as the commands do, also for a second answer.
 */
export async function takeCallBack(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const { isDone, values: sent } = answerIn(body);
  const job = granted.ticket.jobs.find((one) => isWaiting(granted, one));
  if (job === undefined) throw new WireRefusal("not_a_hook");
  const answered = { ticketId: granted.ticket.id, jobNo: job.no, attempt: job.attempt };
  const said = suggestionOf(body.msg);
  const form = formAt(granted, job.nodeId);
  const values = isDone ? await valuesFromWire(call.db, form, sent) : {};
  await withForm(form, () => answerCall.run(call.system(), { ...answered, result: isDone, said, values }));
}

/** An answer may come before our own call has returned, but not where nobody waits for one. */
function isWaiting(granted: GrantedTicket, { kind, status, nodeId }: WireJob): boolean {
  const node = nodeAt(granted, nodeId);
  return kind === "hook" && status !== "failed" && node?.type === "hook" && node.hook.waitsForCallback;
}

function answerIn({ result = true, field_value: values = {} }: Body): { isDone: boolean; values: Body } {
  if (typeof result !== "boolean" || !isObject(values)) throw new WireRefusal("call_back_malformed");
  return { isDone: result, values };
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
