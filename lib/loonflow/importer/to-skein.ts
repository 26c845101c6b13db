import type { ImportedClient, ImportedDepartment, ImportedRole } from "@/db/store/import-rows";
import type { Json } from "@/lib/forms/form-definition";
import type { Directory } from "./directory";
import type { Installation } from "./file/installation";
import { type FlowToImport, toFlow } from "./flow/flow";
import { readObject } from "./flow/json-column";
import { PARTICIPANT_TYPE } from "./flow/states/participants";
import { type Note, Notes } from "./note";
import { type ChannelToImport, toChannels } from "./notices/channels";
import { toClients } from "./people/clients";
import { toDepartments } from "./people/departments";
import { toUsers, type UserToImport } from "./people/users";

/** A loonflow installation in Skein's words. */
export type SkeinInstallation = {
  users: readonly UserToImport[];
  departments: readonly ImportedDepartment[];
  roles: readonly ImportedRole[];
  clients: readonly ImportedClient[];
  channels: readonly ChannelToImport[];
  flows: readonly FlowToImport[];
  notes: readonly Note[];
};

/**
 * Maps an installation without looking at a database: the same file always gives the same answer.
 *
 * @param options.timeZone of the clock that dates and times in the file were written by.
 */
export function toSkein(installation: Installation, options: { timeZone: string }): SkeinInstallation {
  const notes = new Notes();
  const departments = installation.depts.filter((row) => !row.is_deleted);
  const roles = installation.roles.filter((row) => !row.is_deleted);
  const workflows = installation.workflows.filter((row) => !row.is_deleted);
  const directory: Directory = {
    userIds: new Map(installation.users.map((row) => [row.username, row.id])),
    departmentIds: new Set(departments.map((row) => row.id)),
    roleIds: new Set(roles.map((row) => row.id)),
    scripts: toScripts(installation),
    timeZone: options.timeZone,
  };
  noteLeftBehind(installation, notes);
  const channels = toChannels(installation, notes);
  return {
    users: toUsers(installation, directory, notes),
    departments: toDepartments(departments, directory, notes),
    roles: roles.map((row) => toRole(row, notes)),
    clients: toClients(
      installation.app_tokens,
      workflows.map((row) => row.id),
      notes,
    ),
    channels,
    flows: workflows.map((row) => toFlow(row, channels, directory)),
    notes: notes.list,
  };
}

function toRole(row: Installation["roles"][number], notes: Notes): ImportedRole {
  const { id, name, description } = row;
  const label: Map<string, Json> = readObject({ text: row.label, column: "label", owner: name }, notes) ?? new Map();
  return { id, name: name || `#${id}`, description, label: Object.fromEntries(label) };
}

function toScripts({ scripts, script_sources }: Installation): Directory["scripts"] {
  const present = scripts.filter((row) => !row.is_deleted);
  const sourceOf = (name: string) => (Object.hasOwn(script_sources, name) ? (script_sources[name] ?? null) : null);
  return new Map(
    present.map(({ id, name, saved_name, is_active }) => [
      id,
      { name: name || `#${id}`, source: sourceOf(saved_name), isActive: is_active },
    ]),
  );
}

function noteLeftBehind({ scripts, workflows }: Installation, notes: Notes): void {
  const names = (rows: Installation["scripts"]) =>
    rows
      .filter((row) => !row.is_deleted)
      .map((row) => row.name || `#${row.id}`)
      .join(", ");
  const states = workflows.filter((row) => !row.is_deleted).flatMap((row) => row.states);
  const running = states.filter((row) => !row.is_deleted && row.participant_type_id === PARTICIPANT_TYPE.script);
  const used = new Set(running.map((state) => Number(state.participant)));
  const unused = scripts.filter((row) => !used.has(row.id));
  if (names(unused) !== "") notes.add("scripts_left_behind", { names: names(unused) });
}
