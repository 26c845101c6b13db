import { listPeople } from "@/db/queries/people/people";
import { fieldsOf } from "@/lib/flows/definition";
import { personIdsIn } from "@/lib/forms/values";
import { type VisibleField, visibleFields } from "@/lib/forms/visibility";
import { env } from "@/lib/platform/env";
import { formRecord } from "../fields/form-record";
import { type ValueContext, valueToWire } from "../fields/value-to-wire";
import { toWireTime } from "../fields/wire-time";
import { liveParticipant } from "../participants/live-participant";
import type { Call } from "../protocol/endpoint";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "./granted-ticket";
import { requesterRecord } from "./requester-record";
import { standingIn } from "./standing";
import { ticketFacts } from "./ticket-record";

/** A ticket with the form of whoever has to act on it, or what its flow shows to those who only look. */
export async function detailRecord({ db }: Call, granted: GrantedTicket): Promise<WireValue> {
  const { ticket, version } = granted;
  const timeZone = env.LOONFLOW_TIME_ZONE;
  const people = await listPeople(db, personIdsIn(version.definition.form, ticket.values));
  const usernames = new Map(people.map(({ id, username }) => [id, username]));
  const context = { timeZone, usernames, fieldKeys: ticket.fieldKeys };
  const show = (field: VisibleField) => shownValue(field, granted, context);
  return {
    value: {
      ...ticketFacts(ticket, timeZone),
      field_list: formRecord(visibleTo(granted), show, context),
      creator_info: requesterRecord(ticket.requester),
    },
  };
}

/** The fields the person sees of the ticket: those of the state they have to act in, otherwise what its flow shows. */
export function visibleTo(granted: GrantedTicket): VisibleField[] {
  const { form, settings } = granted.version.definition;
  const { values } = granted.ticket;
  const standing = standingIn(granted);
  if (standing.kind === "may_act" || standing.kind === "must_claim") {
    const node = granted.version.nodes.get(granted.version.nodeKeys.get(standing.task.nodeId) ?? "");
    return visibleFields({ form, access: fieldsOf(node), values });
  }
  return visibleFields({ form, viewFields: settings.viewFields, values });
}

function shownValue(field: VisibleField, { ticket, version }: GrantedTicket, context: ValueContext): WireValue {
  if (field.kind === "field") {
    const value = Object.hasOwn(ticket.values, field.key) ? (ticket.values[field.key] ?? null) : null;
    return valueToWire(field.field, value, context);
  }
  const participant = liveParticipant(ticket);
  switch (field.key) {
    case "serial":
      return ticket.serial;
    case "title":
      return ticket.title;
    case "node_id":
      return ticket.nodeId;
    case "node":
      return version.nodes.get(version.nodeKeys.get(ticket.nodeId ?? 0) ?? "")?.name ?? "";
    case "assignee_usernames":
      return participant.name;
    case "assignees":
      return participant.alias;
    case "flow":
      return ticket.flowName;
    case "requester":
      return ticket.requester.username;
    case "created_at":
      return toWireTime(ticket.createdAt, context.timeZone);
    case "updated_at":
      return toWireTime(ticket.updatedAt, context.timeZone);
  }
}
