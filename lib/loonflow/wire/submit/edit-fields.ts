import type { FieldAccess } from "@/lib/forms/form-definition";
import { saveTask } from "@/lib/tasks/commands/save-task";
import { editFields as editFieldsCommand } from "@/lib/tickets/commands/edit-fields";
import { mayIntervene } from "@/lib/tickets/policy";
import { everything } from "@/lib/tickets/values/everything";
import { builtInFields } from "../fields/built-in-fields";
import { valuesFromWire } from "../fields/values-from-wire";
import { wireKeyOf } from "../fields/wire-key";
import type { Body } from "../protocol/body";
import { actorOf } from "../protocol/caller";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson, ownTask, standingIn } from "../tickets/standing";
import { ticketFacts } from "../tickets/ticket-record";
import { withForm } from "./fields-refusal";
import { formAt, formWith } from "./form-at";
import { titleOf } from "./title";

/**
 * Changes fields of a ticket: who has to act on it those its state lets them edit, who may intervene any. Keys that the
 * ticket does not have are ignored, as ever; what it has besides its title and its fields is not for sale.
 *
 * @throws WireRefusal, or AppError as the commands do.
 */
export async function editFields(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const userId = ownPerson(granted);
  demandFields(granted, body);
  const standing = standingIn(granted);
  const own = standing.kind === "may_act" ? formAt(granted, standing.task.nodeId) : null;
  const withheld = own === null ? [] : keysOutside(granted, own.access, body);
  if (own !== null && (withheld.length === 0 || !isIntervener(call, granted, userId))) {
    if (withheld.length > 0) throw new WireRefusal("fields_not_editable", { keys: withheld.join(",") });
    const input = {
      taskId: ownTask(granted).task.id,
      title: titleOf(body),
      values: await valuesFromWire(call.db, own, body),
    };
    return void (await withForm(own, () => saveTask.run(call.commands(userId), input)));
  }
  const form = formWith(granted, everything(granted.version));
  const values = await valuesFromWire(call.db, form, body);
  const input = { ticketId: granted.ticket.id, title: titleOf(body), values, reason: "修改工单字段" };
  await withForm(form, () => editFieldsCommand.run(call.commands(userId), input));
}

/** Columns of a ticket that only the engine writes. */
function demandFields({ ticket, version }: GrantedTicket, body: Body): void {
  const fields = version.definition.form.fields.map(({ key }) => wireKeyOf(key, ticket.fieldKeys));
  const columns = Object.keys(ticketFacts(ticket, "UTC")).filter((key) => key !== "title" && !fields.includes(key));
  const touched = columns.filter((key) => Object.hasOwn(body, key));
  if (touched.length > 0) throw new WireRefusal("fields_not_editable", { keys: touched.join(",") });
}

/** Fields of the ticket in the request that a form does not let be edited. */
function keysOutside({ ticket, version }: GrantedTicket, access: FieldAccess, body: Body): string[] {
  const keys = [builtInFields.title.key, ...version.definition.form.fields.map(({ key }) => key)];
  const isEditable = (key: string) => access[key] === "edit" || access[key] === "required";
  return keys
    .filter((key) => Object.hasOwn(body, wireKeyOf(key, ticket.fieldKeys)) && !isEditable(key))
    .map((key) => wireKeyOf(key, ticket.fieldKeys));
}

function isIntervener({ caller }: Call, { ticket, version }: GrantedTicket, userId: number): boolean {
  const { flowId, related: relations, grants, person } = ticket;
  const { isOpenToAll } = version.definition.settings;
  const access = { flowId, isDraft: ticket.status === "draft", isOpenToAll, relations, grants, person };
  return mayIntervene(actorOf(caller, userId), access);
}
