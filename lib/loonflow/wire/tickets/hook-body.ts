import type { Reader } from "@/db/client";
import { findHookTicket, type WireHookTicket } from "@/db/queries/loonflow/tickets";
import { listPeople } from "@/db/queries/people/people";
import { loadVersion } from "@/lib/flows/version-cache";
import { type FormDefinition, isLayout, type Json, valueAt } from "@/lib/forms/form-definition";
import { personIdsIn } from "@/lib/forms/values";
import { env } from "@/lib/platform/env";
import { valueToWire } from "../fields/value-to-wire";
import { wireKeyOf } from "../fields/wire-key";
import { toPythonJson } from "../protocol/python-json";
import type { WireValue } from "../protocol/wire-value";
import { ticketFacts } from "./ticket-record";

type Told = { ticketId: number; nodeId: number; extra: Readonly<Record<string, Json>> };

/**
 * The body that hooks of loonflow are sent: every column of the ticket and every field of its form, whoever may see
 * it, with what the state adds at the top.
 */
export async function readHookBody(reader: Reader, { ticketId, nodeId, extra }: Told): Promise<string> {
  const ticket = await findHookTicket(reader, ticketId);
  if (ticket === null) throw new Error(`no ticket ${ticketId}`);
  const { form } = (await loadVersion(reader, ticket.versionId)).definition;
  return hookBody(reader, { ticket, form, nodeId, extra });
}

type Subject = Omit<Told, "ticketId"> & { ticket: WireHookTicket; form: FormDefinition };

/** The same of a ticket that is at hand. */
export async function hookBody(reader: Reader, { ticket, form, nodeId, extra }: Subject): Promise<string> {
  const people = await listPeople(reader, personIdsIn(form, ticket.values));
  const timeZone = env.LOONFLOW_TIME_ZONE;
  const usernames = new Map(people.map(({ id, username }) => [id, username]));
  const context = { timeZone, usernames, fieldKeys: ticket.fieldKeys };
  const fields = form.fields
    .filter(({ type }) => !isLayout(type))
    .map((field): [string, WireValue] => [
      wireKeyOf(field.key, ticket.fieldKeys),
      valueToWire(field, valueAt(ticket.values, field.key), context),
    ]);
  const facts = ticketFacts({ ...ticket, nodeId }, timeZone);
  return toPythonJson({ ...facts, ...Object.fromEntries(fields), ...extra });
}
