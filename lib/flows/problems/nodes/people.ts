import type { FlowNode, TaskNode } from "../../definition";
import type { WhoRule } from "../../who";
import type { NodeContext } from "../node-context";
import { type Problem, problem } from "../problem";
import { isWebAddress } from "./web-address";

type AskingNode = Extract<FlowNode, { who: unknown }>;

/** What is wrong with whom a node asks. Who a parent's field names depends on the parent: any key may be one. */
export function peopleProblems(node: AskingNode, context: NodeContext): Problem[] {
  const rules = [...node.who, ...escalatedTo(node)];
  return [...rules.flatMap((rule) => ruleProblems(node, rule, context)), ...unknownPeople(node, rules, context)];
}

/** Whom the reminders of a node tell. */
function escalatedTo(node: AskingNode): WhoRule[] {
  return node.type === "task" ? node.reminders.flatMap(({ escalate }) => escalate?.who ?? []) : [];
}

/** What reminders cannot do: ask another system whom to tell, or come again after no time. */
export function reminderProblems({ key: nodeKey, name, reminders }: TaskNode): Problem[] {
  const asksOthers = reminders.some(({ escalate }) => escalate?.who.some(({ kind }) => kind === "external"));
  const isMute = reminders.some(({ repeatSeconds, repeatTimes }) => repeatSeconds === null && repeatTimes > 0);
  return [
    ...(asksOthers ? [problem("escalation_external", { nodeKey }, { name })] : []),
    ...(isMute ? [problem("reminder_never_repeated", { nodeKey }, { name })] : []),
  ];
}

function ruleProblems(node: AskingNode, rule: WhoRule, { graph, form }: NodeContext): Problem[] {
  const { name, key: nodeKey } = node;
  switch (rule.kind) {
    case "field": {
      const field = form.fields.find(({ key }) => key === rule.fieldKey);
      if (field === undefined) return [problem("who_field_unknown", { nodeKey }, { name, field: rule.fieldKey })];
      if (field.type === "person" || field.type === "people") return [];
      return [problem("who_field_not_people", { nodeKey }, { name, field: field.label })];
    }
    case "handler": {
      const type = graph.byKey.get(rule.nodeKey)?.type;
      const isHandled = type === "task" || type === "start";
      return isHandled ? [] : [problem("who_node_unknown", { nodeKey }, { name, node: rule.nodeKey })];
    }
    case "external":
      return isWebAddress(rule.url) ? [] : [problem("who_url_invalid", { nodeKey }, { name, url: rule.url })];
    default:
      return [];
  }
}

function unknownPeople(node: AskingNode, rules: readonly WhoRule[], { known }: NodeContext): Problem[] {
  const exceptions = node.type === "task" ? [node.whenNobody, node.whenRequester, node.whenRepeated] : [];
  const others = exceptions.flatMap((rule) => (rule.kind === "assign" ? [rule] : []));
  const named = {
    people_unknown: [
      ...rules.flatMap((rule) => (rule.kind === "users" ? rule.userIds : [])),
      ...others.flatMap(({ userIds }) => userIds),
    ],
    roles_unknown: [
      ...rules.flatMap((rule) => (rule.kind === "roles" ? rule.roleIds : [])),
      ...others.flatMap(({ roleIds }) => roleIds),
    ],
    departments_unknown: rules.flatMap((rule) => (rule.kind === "departments" ? rule.departmentIds : [])),
  };
  const { key: nodeKey, name } = node;
  const unknown = (code: keyof typeof named, ids: ReadonlySet<number> | undefined) => {
    const count = countUnknown(named[code], ids);
    return count === 0 ? [] : [problem(code, { nodeKey }, { name, count })];
  };
  return [
    ...unknown("people_unknown", known.knownUserIds),
    ...unknown("roles_unknown", known.knownRoleIds),
    ...unknown("departments_unknown", known.knownDepartmentIds),
  ];
}

/** How many of these are not known; none where that is not at hand. */
export function countUnknown(ids: readonly number[], known: ReadonlySet<number> | undefined): number {
  return known === undefined ? 0 : new Set(ids.filter((id) => !known.has(id))).size;
}

/** Rules for special cases that would ask nobody. */
export function exceptionProblems(node: TaskNode): Problem[] {
  const { name, key: nodeKey } = node;
  const rules = { nobody: node.whenNobody, requester: node.whenRequester, repeated: node.whenRepeated };
  const empty = Object.entries(rules).flatMap(([when, rule]) => {
    if (rule.kind !== "assign" || rule.toManagers || rule.userIds.length + rule.roleIds.length > 0) return [];
    return [problem("exception_without_people", { nodeKey }, { name, when })];
  });
  const isStranding = node.whenNobody.kind === "allow";
  return [...empty, ...(isStranding ? [problem("nobody_allowed", { nodeKey }, { name })] : [])];
}

/** More approvals wanted than there are people to give them; only certain where each of them is named. */
export function ratioProblems({ key, name, who, sharing, signing: { need } }: TaskNode): Problem[] {
  if (sharing !== "ratio" || need.kind !== "count" || who.length === 0) return [];
  const named = who.map((rule) => (rule.kind === "users" ? rule.userIds : null));
  if (named.includes(null)) return [];
  const people = new Set(named.flatMap((ids) => ids ?? [])).size;
  if (need.count <= people) return [];
  return [problem("ratio_unreachable", { nodeKey: key }, { name, need: need.count, people })];
}
