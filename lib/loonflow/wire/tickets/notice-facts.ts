import type { Reader } from "@/db/client";
import { listWireLog } from "@/db/queries/loonflow/log";
import { listParticipants } from "@/db/queries/loonflow/participants";
import { findHookTicket } from "@/db/queries/loonflow/tickets";
import { listPeople } from "@/db/queries/people/people";
import { loadVersion } from "@/lib/flows/version-cache";
import { personIdsIn } from "@/lib/forms/values";
import { visibleValues } from "@/lib/forms/visibility";
import { env } from "@/lib/platform/env";
import { valueToWire } from "../fields/value-to-wire";
import { wireKeyOf } from "../fields/wire-key";
import { logRecord } from "../history/log-records";
import type { WireValue } from "../protocol/wire-value";
import { ticketFacts } from "./ticket-record";

/**
 * What receivers of loonflow's notices are told of a ticket: whom it waits for, its columns, the fields that whoever
 * may view it sees, and the newest entry of its log. Empty for what is about no ticket.
 */
export async function readNoticeFacts(reader: Reader, ticketId: number | null): Promise<Record<string, WireValue>> {
  const ticket = ticketId === null ? null : await findHookTicket(reader, ticketId);
  if (ticket === null) return NOTHING;
  const { form, settings } = (await loadVersion(reader, ticket.versionId)).definition;
  const access = Object.fromEntries(settings.viewFields.map((key) => [key, "read" as const]));
  const values = visibleValues(form, access, ticket.values);
  const people = await listPeople(reader, personIdsIn(form, values));
  const timeZone = env.LOONFLOW_TIME_ZONE;
  const usernames = new Map(people.map(({ id, username }) => [id, username]));
  const context = { timeZone, usernames, fieldKeys: ticket.fieldKeys };
  const fields = form.fields
    .filter(({ key }) => Object.hasOwn(values, key))
    .map((field): [string, WireValue] => [
      wireKeyOf(field.key, ticket.fieldKeys),
      valueToWire(field, values[field.key] ?? null, context),
    ]);
  const facts = ticketFacts(ticket, timeZone);
  const [entry] = await listWireLog(reader, ticket.id, { order: "newest", offset: 0, limit: 1, withSnapshot: false });
  const participants = await listParticipants(reader, { ticketId: ticket.id, nodeId: ticket.nodeId });
  return {
    participant: facts.participant,
    participant_type_id: facts.participant_type_id,
    multi_all_person: facts.multi_all_person,
    ticket_value_info: { ...facts, ...Object.fromEntries(fields) },
    last_flow_log: entry === undefined ? {} : logRecord(entry, ticket.id, null),
    participant_info_list: participants.map(({ username, name, phone, email }) => {
      return { username, alias: name, phone, email };
    }),
  };
}

const NOTHING = {
  participant: "",
  participant_type_id: 0,
  multi_all_person: "{}",
  ticket_value_info: {},
  last_flow_log: {},
  participant_info_list: [],
};
