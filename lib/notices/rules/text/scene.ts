import type { Reader } from "@/db/client";
import { type LiveAssignees, listLiveAssignees } from "@/db/queries/notices/notice-scenes";
import { findToldRow, listNamed, type NamedIds, type ToldRow } from "@/db/queries/notices/told-tickets";
import { fieldsOf } from "@/lib/flows/definition";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";

/** A ticket with all that templates may be told of it, before anything is hidden from anybody. */
export type Scene = {
  ticket: ToldRow;
  version: Pick<LoadedVersion, "definition" | "nodes" | "nodeIds" | "nodeKeys">;
  named: NamedIds;
  waiting: LiveAssignees[];
};

/** null when there is no such ticket. */
export async function readScene(reader: Reader, ticketId: number): Promise<Scene | null> {
  const ticket = await findToldRow(reader, ticketId);
  if (ticket === null) return null;
  const version = await loadVersion(reader, ticket.versionId);
  const { form } = version.definition;
  const ids = { people: personIdsIn(form, ticket.values), departments: departmentIdsIn(form, ticket.values) };
  const named = await listNamed(reader, ids);
  return { ticket, version, named, waiting: await listLiveAssignees(reader, ticketId) };
}

/** The fields that whoever may view the ticket sees, and so whoever reads along in a channel. */
export const fieldsForAll = ({ version }: Pick<Scene, "version">): ReadonlySet<string> =>
  new Set(version.definition.settings.viewFields);

/**
 * The fields that somebody sees for whom the ticket waits at these nodes: what every one of them shows, since their
 * page shows one of them. Without a node they are like everybody who may view it.
 */
export function fieldsAt(scene: Pick<Scene, "version">, nodeIds: readonly number[]): ReadonlySet<string> {
  if (nodeIds.length === 0) return fieldsForAll(scene);
  const { version } = scene;
  const shown = nodeIds.map((id) => Object.keys(fieldsOf(version.nodes.get(version.nodeKeys.get(id) ?? ""))));
  return new Set(shown.reduce((all, keys) => all.filter((key) => keys.includes(key))));
}
