import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import type { ExceptionRule, WhoRule } from "@/lib/flows/who";

export type References = { userIds: number[]; departmentIds: number[]; roleIds: number[]; flowIds: number[] };

/** Whom and what a definition speaks of by id, each once. */
export function referencesIn({ nodes, settings }: FlowDefinition): References {
  const rules = nodes.flatMap(rulesOf);
  const exceptions = nodes.flatMap(exceptionsOf).flatMap((rule) => (rule.kind === "assign" ? [rule] : []));
  const { creation } = settings;
  return {
    userIds: once([
      ...rules.flatMap((rule) => (rule.kind === "users" ? rule.userIds : [])),
      ...exceptions.flatMap(({ userIds }) => userIds),
      ...(creation.userIds ?? []),
    ]),
    departmentIds: once([
      ...rules.flatMap((rule) => (rule.kind === "departments" ? rule.departmentIds : [])),
      ...(creation.departmentIds ?? []),
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
