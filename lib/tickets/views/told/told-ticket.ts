import type { Reader } from "@/db/client";
import type { PersonRef } from "@/db/queries/lists/waiting";
import {
  findToldRow,
  listNamed,
  type NamedIds,
  type StoredFileRef,
  type ToldRow,
} from "@/db/queries/notices/told-tickets";
import type { DepartmentRef } from "@/db/queries/people/departments";
import type { TicketStatus } from "@/lib/engine/model";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import type { FormDefinition, Json } from "@/lib/forms/form-definition";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import { visibleValues } from "@/lib/forms/visibility";
import { siteUrl } from "@/lib/platform/site-url";
import { toldValue } from "./told-value";

/** A ticket as other systems are told of it. Instants are ISO texts in UTC. */
export type ToldTicket = {
  id: number;
  serial: string;
  /** null where it is hidden from who is told. */
  title: string | null;
  status: TicketStatus;
  flow: { id: number; name: string };
  requester: PersonRef;
  /** Where the ticket is now, each node once; empty at its end. */
  nodes: { id: number; key: string; name: string }[];
  parentId: number | null;
  /** Tries out a draft of its flow. */
  isTest: boolean;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  /** Its page. */
  url: string;
  /** By field key, see `toldValue`; null where nothing was filled in. Hidden fields are not among them. */
  fields: Record<string, Json>;
};

/**
 * A ticket as other systems are told of it, in one statement or, where its fields name people or departments, two.
 * What identifies a ticket, whose it is and where it is, is always told; the title obeys `shows` by its key `title`. A
 * field that its own rule hides is not told whatever `shows` says.
 *
 * @param shows whether who is told may know a field, by its key
 * @returns null when there is no such ticket; a deleted one is told like any other
 */
export async function readToldTicket(
  reader: Reader,
  ticketId: number,
  shows: (fieldKey: string) => boolean,
): Promise<ToldTicket | null> {
  const row = await findToldRow(reader, ticketId);
  if (row === null) return null;
  const version = await loadVersion(reader, row.versionId);
  const { form } = version.definition;
  const shown = shownValues(form, row.values, shows);
  const [people, departments] = [personIdsIn(form, shown), departmentIdsIn(form, shown)];
  return toToldTicket(row, version, shows, await listNamed(reader, { people, departments }));
}

type Told = Pick<LoadedVersion, "definition" | "nodes" | "nodeKeys">;

/** The same of a ticket that is at hand, with the names of those its fields speak of. */
export function toToldTicket(
  row: ToldRow,
  version: Told,
  shows: (fieldKey: string) => boolean,
  named: NamedIds,
): ToldTicket {
  const { versionId: _version, nodeIds, values, files, title, requester, ...told } = row;
  const { form } = version.definition;
  return {
    ...told,
    title: shows("title") ? title : null,
    requester,
    nodes: nodeIds.map((id) => nodeOf(version, id)),
    url: new URL(`/tickets/${told.id}`, siteUrl()).href,
    fields: toldFields(form, shownValues(form, values, shows), { ...named, files }),
  };
}

function shownValues(form: FormDefinition, values: Record<string, Json>, shows: (fieldKey: string) => boolean) {
  const seen = form.fields.filter(({ key }) => shows(key)).map(({ key }) => [key, "read" as const]);
  return visibleValues(form, Object.fromEntries(seen), values);
}

function nodeOf(version: Told, id: number): ToldTicket["nodes"][number] {
  const key = version.nodeKeys.get(id) ?? "";
  return { id, key, name: version.nodes.get(key)?.name ?? "" };
}

type Known = { people: PersonRef[]; departments: DepartmentRef[]; files: StoredFileRef[] };

function toldFields(form: FormDefinition, shown: Record<string, Json>, known: Known): Record<string, Json> {
  const names = {
    people: new Map(known.people.map((person) => [person.id, person])),
    departments: new Map(known.departments.map((department) => [department.id, department])),
    files: new Map(known.files.map((file) => [file.id, file])),
  };
  const fields = form.fields.filter(({ key }) => Object.hasOwn(shown, key));
  return Object.fromEntries(fields.map((field) => [field.key, toldValue(field, shown[field.key] ?? null, names)]));
}
