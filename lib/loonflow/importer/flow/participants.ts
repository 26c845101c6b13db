import type { Sharing, WhoRule } from "@/lib/flows/definition";
import { type Directory, splitNames } from "../directory";
import type { StateRow } from "../file/installation";
import type { Notes } from "../note";
import type { ImportedFields } from "./fields";

/** Why Skein cannot run a state yet; the choices of `problems.foreign_node` in the message catalogues. */
export type ForeignReason =
  | "script"
  | "hook"
  | "external"
  | "parent_field"
  | "child_tickets"
  | "random"
  | "all"
  | "unknown_state_type"
  | "unknown_people"
  | "unknown_sharing";

export type Work = { who: WhoRule[]; sharing: Sharing } | { foreign: ForeignReason };

const TYPE = { none: 0, person: 1, several: 2, department: 3, role: 4, variable: 5, field: 7 } as const;

const FOREIGN_TYPES: Record<number, ForeignReason> = { 6: "script", 8: "parent_field", 10: "hook", 11: "external" };

/** The engine's own name stands where a ticket waits for its children. */
const ROBOT = "loonrobot";

type Context = { directory: Directory; fields: ImportedFields; notes: Notes };

/** Who works at a state and how they share it. */
export function toWork(state: StateRow, context: Context): Work {
  const foreign = FOREIGN_TYPES[state.participant_type_id];
  if (foreign !== undefined) return { foreign };
  if (splitNames(state.participant).includes(ROBOT)) return { foreign: "child_tickets" };
  const who = toWho(state, context);
  if (who === null) return { foreign: "unknown_people" };
  const sharing = toSharing(state, mayBeSeveral(state, context.fields), context.notes);
  return typeof sharing === "string" ? { who, sharing } : sharing;
}

function toSharing(state: StateRow, isShared: boolean, notes: Notes): Sharing | { foreign: ForeignReason } {
  switch (state.distribute_type_id) {
    case 1:
      return "claim";
    case 2:
      return "any";
    case 3:
      return isShared ? { foreign: "random" } : "any";
    case 4:
      return isShared ? { foreign: "all" } : "any";
    case 0:
      notes.add("sharing_unknown", { state: state.name });
      return "any";
    default:
      return { foreign: "unknown_sharing" };
  }
}

/** Random and "all handle" only ever applied where more than one person could be meant. */
function mayBeSeveral({ participant, participant_type_id }: StateRow, { byOriginalKey }: ImportedFields): boolean {
  const names = splitNames(participant);
  switch (participant_type_id) {
    case TYPE.several:
      return names.length > 1;
    case TYPE.department:
    case TYPE.role:
      return true;
    case TYPE.variable:
      return names.length > 1 || names.includes("creator_tl");
    case TYPE.field:
      return names.length > 1 || names.some((key) => byOriginalKey.get(key)?.type !== "person");
    default:
      return false;
  }
}

function toWho(state: StateRow, { directory, fields, notes }: Context): WhoRule[] | null {
  const names = splitNames(state.participant);
  switch (state.participant_type_id) {
    case TYPE.none:
      return [];
    case TYPE.person:
    case TYPE.several:
      return users(state, names, directory, notes);
    case TYPE.department: {
      const departmentIds = groups(state, names, directory.departmentIds, notes);
      return departmentIds.length > 0 ? [{ kind: "departments", departmentIds }] : [];
    }
    case TYPE.role: {
      const roleIds = groups(state, names, directory.roleIds, notes);
      return roleIds.length > 0 ? [{ kind: "roles", roleIds }] : [];
    }
    case TYPE.variable:
      return names.flatMap((name) => variable(state, name, notes));
    case TYPE.field:
      return names.map((key) => ({ kind: "field", fieldKey: fields.byOriginalKey.get(key)?.key ?? key }));
    default:
      return null;
  }
}

function users(state: StateRow, names: readonly string[], { userIds }: Directory, notes: Notes): WhoRule[] {
  const missing = names.filter((name) => !userIds.has(name));
  if (missing.length > 0) notes.add("person_missing", { state: state.name, names: missing.join(", ") });
  const ids = [...new Set(names.flatMap((name) => userIds.get(name) ?? []))];
  return ids.length > 0 ? [{ kind: "users", userIds: ids }] : [];
}

function groups(state: StateRow, names: readonly string[], known: ReadonlySet<number>, notes: Notes): number[] {
  const missing = names.filter((name) => !known.has(Number(name)));
  if (missing.length > 0) notes.add("group_missing", { state: state.name, names: missing.join(", ") });
  return [...new Set(names.map(Number))].filter((id) => known.has(id));
}

function variable(state: StateRow, name: string, notes: Notes): WhoRule[] {
  if (name === "creator") return [{ kind: "requester" }];
  if (name === "creator_tl") return [{ kind: "leader" }];
  notes.add("variable_unknown", { state: state.name, name });
  return [];
}
