import { type FlowNode, fieldsOf } from "@/lib/flows/definition";
import type { FieldAccess } from "@/lib/forms/form-definition";
import { env } from "@/lib/platform/env";
import type { WireForm } from "../fields/values-from-wire";
import type { GrantedTicket } from "../tickets/granted-ticket";

export function nodeAt({ version }: GrantedTicket, nodeId: number): FlowNode | undefined {
  return version.nodes.get(version.nodeKeys.get(nodeId) ?? "");
}

/** The form that a node lets be filled in. */
export function formAt(granted: GrantedTicket, nodeId: number): WireForm {
  return formWith(granted, fieldsOf(nodeAt(granted, nodeId)));
}

/** The form of a ticket, with these fields to be filled in. */
export function formWith({ ticket, version }: GrantedTicket, access: FieldAccess): WireForm {
  const { form } = version.definition;
  return { form, access, fieldKeys: ticket.fieldKeys, timeZone: env.LOONFLOW_TIME_ZONE };
}
