import type { Reader } from "@/db/client";
import { listDepartments } from "@/db/queries/people/departments";
import { listPeople } from "@/db/queries/people/people";
import { findTicket } from "@/db/queries/tickets/tickets";
import { loadVersion } from "@/lib/flows/version-cache";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import { mayIntervene } from "../policy";
import type { VisibleForm } from "../schema";
import { everything } from "../values/everything";
import { toVisibleForm } from "./visible-form";

/** Every field of a ticket, for who may change it past its flow; null for everybody else. */
export async function readEditForm(reader: Reader, userId: number, ticketId: number): Promise<VisibleForm | null> {
  const ticket = await findTicket(reader, ticketId, userId);
  if (ticket === null || ticket.isDeleted) return null;
  const version = await loadVersion(reader, ticket.versionId);
  const { form, settings } = version.definition;
  const rights = { ...ticket, isDraft: ticket.status === "draft", isOpenToAll: settings.isOpenToAll };
  if (!mayIntervene({ kind: "user", userId, clientId: null }, rights)) return null;
  const people = await listPeople(reader, personIdsIn(form, ticket.values));
  const departments = await listDepartments(reader, departmentIdsIn(form, ticket.values));
  return toVisibleForm(version, everything(version), ticket, { people, departments });
}
