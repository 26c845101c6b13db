import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import type { ExceptionRule, WhoRule } from "@/lib/flows/who";
import type { FieldValues, FormDefinition } from "@/lib/forms/form-definition";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";

export type References = { userIds: number[]; departmentIds: number[]; roleIds: number[]; flowIds: number[] };

/** Whom and what a definition speaks of by id, each once. */
export function referencesIn({ nodes, settings, form }: FlowDefinition): References {
  const defaults = defaultsOf(form);
  const rules = nodes.flatMap(rulesOf);
  const exceptions = nodes.flatMap(exceptionsOf).flatMap((rule) => (rule.kind === "assign" ? [rule] : []));
  const given = nodes.flatMap(givenIdsOf);
  const idsOf = (kind: "people" | "departments") => given.flatMap(({ ids, id }) => (ids === kind ? [id] : []));
  const { creation } = settings;
  return {
    userIds: once([
      ...rules.flatMap((rule) => (rule.kind === "users" ? rule.userIds : [])),
      ...exceptions.flatMap(({ userIds }) => userIds),
      ...(creation.userIds ?? []),
      ...personIdsIn(form, defaults),
      ...idsOf("people"),
    ]),
    departmentIds: once([
      ...rules.flatMap((rule) => (rule.kind === "departments" ? rule.departmentIds : [])),
      ...(creation.departmentIds ?? []),
      ...departmentIdsIn(form, defaults),
      ...idsOf("departments"),
    ]),
    roleIds: once([
      ...rules.flatMap((rule) => (rule.kind === "roles" ? rule.roleIds : [])),
      ...exceptions.flatMap(({ roleIds }) => roleIds),
      ...(creation.roleIds ?? []),
    ]),
    flowIds: once(
      nodes.flatMap((node) => (node.type === "child" && node.children.kind === "create" ? [node.children.flowId] : [])),
    ),
  };
}

/** What a new ticket begins with. */
function defaultsOf({ fields }: FormDefinition): FieldValues {
  return Object.fromEntries(
    fields.map(({ key, type, columns, defaultValue }) => {
      const row = Object.fromEntries(columns.map((column) => [column.key, column.defaultValue]));
      return [key, type === "table" ? [row, ...rowsOf(defaultValue)] : defaultValue];
    }),
  );
}

/** People and departments that each child of a node is given. */
function givenIdsOf(node: FlowNode): { ids: "people" | "departments"; id: number }[] {
  if (node.type !== "child" || node.children.kind !== "create") return [];
  return Object.values(node.children.values).flatMap((given) => {
    if (given.kind !== "value" || given.ids === undefined) return [];
    const { ids } = given;
    return [given.value].flat().flatMap((id) => (typeof id === "number" ? [{ ids, id }] : []));
  });
}

/** Every rule by which a node names people, those of its reminders included. */
export function rulesOf(node: FlowNode): readonly WhoRule[] {
  if (node.type === "copy") return node.who;
  if (node.type !== "task") return [];
  return [...node.who, ...node.reminders.flatMap(({ escalate }) => escalate?.who ?? [])];
}

function exceptionsOf(node: FlowNode): readonly ExceptionRule[] {
  return node.type === "task" ? [node.whenNobody, node.whenRequester, node.whenRepeated] : [];
}

const once = (ids: readonly number[]) => [...new Set(ids)];
