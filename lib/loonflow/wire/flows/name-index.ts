import type { Reader } from "@/db/client";
import type { WireFlowDetail } from "@/db/queries/loonflow/flows";
import { findNames, type NamedUser } from "@/db/queries/loonflow/names";
import type { CreationRule, FlowDefinition } from "@/lib/flows/definition";
import { personIdsIn } from "@/lib/forms/values";
import type { FieldKeys } from "../fields/wire-key";
import { foreignPeople } from "../participants/foreign-people";
import { type OriginalScript, originalScripts } from "./original-record";

/** What the people, departments and roles that definitions refer to are called. */
export type NameIndex = {
  users: ReadonlyMap<number, NamedUser>;
  aliases: ReadonlyMap<string, string>;
  departments: ReadonlyMap<number, string>;
  roles: ReadonlyMap<number, string>;
  /** By the key of the node that runs them. */
  scripts: ReadonlyMap<string, OriginalScript>;
  fieldKeys: FieldKeys;
};

type Asked = Parameters<typeof findNames>[1];

const NOTHING: Asked = { userIds: [], usernames: [], departmentIds: [], roleIds: [] };

export async function namesForDefinition(
  reader: Reader,
  definition: FlowDefinition,
  flow: Pick<WireFlowDetail, "origin" | "nodeIds">,
): Promise<NameIndex> {
  const rules = definition.nodes.flatMap((node) => ("who" in node ? node.who : []));
  const foreign = definition.nodes.flatMap((node) => (node.type === "foreign" ? foreignPeople(node) : []));
  const defaults = Object.fromEntries(definition.form.fields.map(({ key, defaultValue }) => [key, defaultValue]));
  const asked = {
    userIds: [
      ...rules.flatMap((rule) => (rule.kind === "users" ? rule.userIds : [])),
      ...(definition.settings.creation.userIds ?? []),
      ...personIdsIn(definition.form, defaults),
    ],
    usernames: foreign.flatMap(({ usernames }) => usernames),
    departmentIds: [
      ...rules.flatMap((rule) => (rule.kind === "departments" ? rule.departmentIds : [])),
      ...foreign.flatMap(({ departmentIds }) => departmentIds),
    ],
    roleIds: [
      ...rules.flatMap((rule) => (rule.kind === "roles" ? rule.roleIds : [])),
      ...foreign.flatMap(({ roleIds }) => roleIds),
    ],
  };
  const fieldKeys = flow.origin?.fieldKeys ?? {};
  return { ...(await namesFor(reader, asked)), scripts: originalScripts(flow), fieldKeys };
}

/** User names in creation rules; their departments and roles are written as ids. */
export async function namesForRules(reader: Reader, rules: readonly CreationRule[]): Promise<NameIndex> {
  return namesFor(reader, { ...NOTHING, userIds: rules.flatMap((rule) => rule.userIds ?? []) });
}

async function namesFor(reader: Reader, asked: Asked): Promise<NameIndex> {
  const isNothing = Object.values(asked).every((ids) => ids.length === 0);
  const found = isNothing ? { users: [], departments: [], roles: [] } : await findNames(reader, asked);
  return {
    users: new Map(found.users.map((user) => [user.id, user])),
    aliases: new Map(found.users.map(({ username, name }) => [username, name])),
    departments: new Map(found.departments.map(({ id, name }) => [id, name])),
    roles: new Map(found.roles.map(({ id, name }) => [id, name])),
    scripts: new Map(),
    fieldKeys: {},
  };
}

export function usernamesOf(names: NameIndex): ReadonlyMap<number, string> {
  return new Map([...names.users].map(([id, { username }]) => [id, username]));
}
