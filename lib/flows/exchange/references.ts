import type { Reader } from "@/db/client";
import { findReferences, nameReferences } from "@/db/queries/flows/flow-references";
import type { FlowDefinition } from "../definition";
import type { References } from "./flow-file";
import { mapReferences, type ReferenceKind } from "./map-references";

/** Somebody or something a file speaks of that is not here; `name` is empty where the file does not say. */
export type UnknownReference = { kind: ReferenceKind; name: string };

/** Ids from here on are nobody's: the draft keeps a place for whom or what it could not find, and says so. */
const NOBODY = 2_000_000_000;

/** Names for whom and what a definition speaks of. */
export async function referencesOf(reader: Reader, definition: FlowDefinition): Promise<References> {
  return nameReferences(reader, idsIn(definition));
}

/** A definition of another installation as it is to be said here, and whom or what this one does not know. */
export async function localDefinition(
  reader: Reader,
  definition: FlowDefinition,
  references: References,
): Promise<{ definition: FlowDefinition; unknown: UnknownReference[] }> {
  const found = await findReferences(reader, references);
  const ids = new Map(
    KINDS.flatMap((kind) => found[kind].map(({ from, to }): [string, number] => [`${kind} ${from}`, to])),
  );
  const unknown: UnknownReference[] = [];
  const local = mapReferences(definition, (kind, id) => {
    const place = `${kind} ${id}`;
    const known = ids.get(place);
    if (known !== undefined) return known;
    ids.set(place, NOBODY + unknown.length);
    const reference = references[kind].find((entry) => entry.id === id);
    unknown.push({ kind, name: reference === undefined ? "" : nameOf(reference) });
    return NOBODY + unknown.length - 1;
  });
  return { definition: local, unknown };
}

const KINDS: readonly ReferenceKind[] = ["people", "departments", "roles", "flows", "calendars"];

function nameOf(reference: { name: string; username?: string; path?: string[] }): string {
  if (reference.path !== undefined) return reference.path.join(" / ");
  return reference.username === undefined ? reference.name : `${reference.name} (${reference.username})`;
}

function idsIn(definition: FlowDefinition): Record<ReferenceKind, number[]> {
  const ids: Record<ReferenceKind, Set<number>> = {
    people: new Set(),
    departments: new Set(),
    roles: new Set(),
    flows: new Set(),
    calendars: new Set(),
  };
  mapReferences(definition, (kind, id) => {
    ids[kind].add(id);
    return id;
  });
  return {
    people: [...ids.people],
    departments: [...ids.departments],
    roles: [...ids.roles],
    flows: [...ids.flows],
    calendars: [...ids.calendars],
  };
}
