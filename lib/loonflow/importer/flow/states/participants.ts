import type { Sharing, Signing, WhoRule } from "@/lib/flows/who";
import { type Directory, splitNames } from "../../directory";
import type { StateRow } from "../../file/installation";
import type { Notes } from "../../note";
import type { ImportedFields } from "../fields";
import type { ForeignReason } from "./foreign-reason";
import { toResolver } from "./hook";

export const PARTICIPANT_TYPE = {
  none: 0,
  person: 1,
  several: 2,
  department: 3,
  role: 4,
  variable: 5,
  script: 6,
  field: 7,
  parentField: 8,
  hook: 10,
  external: 11,
} as const;

const LONGEST_KEY = 50;

type Shared = { sharing: Sharing; signing?: Pick<Signing, "reject"> };
type Asked = { who: WhoRule[]; secret?: string };

type Work = (Asked & Shared) | { foreign: ForeignReason };

type Context = { directory: Directory; fields: ImportedFields; notes: Notes };

/** Who works at a state and how they share it. */
export function toWork(state: StateRow, context: Context): Work {
  const asked = toAsked(state, context);
  if ("foreign" in asked) return asked;
  const shared = toSharing(state, mayBeSeveral(state, context.fields), context.notes);
  return "foreign" in shared ? shared : { ...asked, ...shared };
}

function toAsked(state: StateRow, context: Context): Asked | { foreign: ForeignReason } {
  if (state.participant_type_id === PARTICIPANT_TYPE.external) {
    const resolver = toResolver(state);
    return resolver === null ? { foreign: "unreadable_external" } : { who: [resolver.rule], secret: resolver.secret };
  }
  const who = toWho(state, context);
  return who === null ? { foreign: "unknown_people" } : { who };
}

/** There everybody could answer before anything was decided; the earliest refusal then decides. */
const ALL: Shared = { sharing: "all", signing: { reject: { kind: "all-answered" } } };

function toSharing(state: StateRow, isShared: boolean, notes: Notes): Shared | { foreign: ForeignReason } {
  switch (state.distribute_type_id) {
    case 1:
      return { sharing: "claim" };
    case 2:
      return { sharing: "any" };
    case 3:
      return { sharing: isShared ? "random" : "any" };
    case 4:
      return isShared ? ALL : { sharing: "any" };
    case 0:
      notes.add("sharing_unknown", { state: state.name });
      return { sharing: "any" };
    default:
      return { foreign: "unknown_sharing" };
  }
}

/** Random and "all handle" only ever applied where more than one person could be meant. */
function mayBeSeveral({ participant, participant_type_id }: StateRow, { byOriginalKey }: ImportedFields): boolean {
  const names = splitNames(participant);
  switch (participant_type_id) {
    case PARTICIPANT_TYPE.several:
      return names.length > 1;
    case PARTICIPANT_TYPE.department:
    case PARTICIPANT_TYPE.role:
    case PARTICIPANT_TYPE.parentField:
    case PARTICIPANT_TYPE.external:
      return true;
    case PARTICIPANT_TYPE.variable:
      return names.length > 1 || names.includes("creator_tl");
    case PARTICIPANT_TYPE.field:
      return names.length > 1 || names.some((key) => byOriginalKey.get(key)?.type !== "person");
    default:
      return false;
  }
}

function toWho(state: StateRow, { directory, fields, notes }: Context): WhoRule[] | null {
  const names = splitNames(state.participant);
  switch (state.participant_type_id) {
    case PARTICIPANT_TYPE.none:
      return [];
    case PARTICIPANT_TYPE.person:
    case PARTICIPANT_TYPE.several:
      return users(state, names, directory, notes);
    case PARTICIPANT_TYPE.department: {
      const departmentIds = groups(state, names, directory.departmentIds, notes);
      return departmentIds.length > 0 ? [{ kind: "departments", departmentIds }] : [];
    }
    case PARTICIPANT_TYPE.role: {
      const roleIds = groups(state, names, directory.roleIds, notes);
      return roleIds.length > 0 ? [{ kind: "roles", roleIds }] : [];
    }
    case PARTICIPANT_TYPE.variable:
      return names.flatMap((name) => variable(state, name, notes));
    case PARTICIPANT_TYPE.field:
      return names.map((key) => ({ kind: "field", fieldKey: fields.byOriginalKey.get(key)?.key ?? fittingKey(key) }));
    case PARTICIPANT_TYPE.parentField:
      return names.map((key) => ({ kind: "parent-field", fieldKey: fittingKey(key) }));
    default:
      return null;
  }
}

/** No field has a longer key, so what is cut off names none either way. */
const fittingKey = (key: string) => key.slice(0, LONGEST_KEY);

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
  if (name === "creator_tl") return [{ kind: "leader", levels: 1 }];
  notes.add("variable_unknown", { state: state.name, name });
  return [];
}
