import { type FlowDefinition, type FlowNode, fieldsOf, type TaskNode } from "@/lib/flows/definition";
import type { Problem } from "@/lib/flows/problems/problem";
import { newNode } from "./adding/new-node";
import type { Edit, NodePatch } from "./edits/edit";

/** Keys below `designer.fixes` in the catalogues. */
export type FixName =
  | "removeNode"
  | "addStart"
  | "addEnd"
  | "makeLastDefault"
  | "keepFirstDefault"
  | "makeDefault"
  | "clearCondition"
  | "removeTimer"
  | "removeTransition"
  | "askManagers"
  | "hideField"
  | "onlyRead"
  | "letFill"
  | "forgetField"
  | "switchOn"
  | "countAllHours";

export type QuickFix = { name: FixName; edit: Edit };

type Words = { start: string; end: string };

/** The one edit that mends a problem, where there is one that nobody would have to think about; null for the others. */
export function quickFix(definition: FlowDefinition, problem: Problem, words: Words): QuickFix | null {
  const node = definition.nodes.find(({ key }) => key === problem.nodeKey);
  const transition = definition.transitions.find(({ key }) => key === problem.transitionKey);
  if (transition !== undefined) return fixOfTransition(definition, problem, transition);
  if (node !== undefined) return fixOfNode(definition, problem, node);
  return fixOfFlow(definition, problem, words);
}

function fixOfFlow(definition: FlowDefinition, { code, params }: Problem, words: Words): QuickFix | null {
  const added = (type: "start" | "end"): Edit => ({
    type: "AddNode",
    node: newNode(definition, { type, name: words[type], position: beside(definition, type) }),
  });
  switch (code) {
    case "start_missing":
      return { name: "addStart", edit: added("start") };
    case "end_missing":
      return { name: "addEnd", edit: added("end") };
    case "view_field_unknown": {
      const viewFields = definition.settings.viewFields.filter((key) => key !== params.field);
      return { name: "forgetField", edit: { type: "UpdateSettings", patch: { viewFields } } };
    }
    default:
      return null;
  }
}

function fixOfTransition(
  definition: FlowDefinition,
  { code }: Problem,
  { key, from, timer }: FlowDefinition["transitions"][number],
): QuickFix | null {
  const update = (patch: Extract<Edit, { type: "UpdateTransition" }>["patch"]): Edit => ({
    type: "UpdateTransition",
    key,
    patch,
  });
  const hasDefault = definition.transitions.some((entry) => entry.from === from && entry.isDefault);
  switch (code) {
    case "branch_without_condition":
      return hasDefault ? null : { name: "makeDefault", edit: update({ isDefault: true }) };
    case "condition_ignored":
      return { name: "clearCondition", edit: update({ condition: "" }) };
    case "timer_misplaced":
      return { name: "removeTimer", edit: update({ timer: null }) };
    case "calendar_unknown":
      return timer === null ? null : { name: "countAllHours", edit: update({ timer: { ...timer, calendarId: null } }) };
    case "transition_from_missing":
    case "transition_to_missing":
      return { name: "removeTransition", edit: { type: "RemoveElements", nodeKeys: [], transitionKeys: [key] } };
    default:
      return null;
  }
}

function fixOfNode(definition: FlowDefinition, { code, params, fieldKey }: Problem, node: FlowNode): QuickFix | null {
  const { key } = node;
  const update = (patch: NodePatch): Edit => ({ type: "UpdateNode", key, patch });
  const field = fieldKey ?? (typeof params.field === "string" ? params.field : "");
  const setAccess = (access: "read" | "edit" | null): Edit => ({
    type: "SetAccess",
    cells: [{ nodeKey: key, fieldKey: field, access }],
  });
  switch (code) {
    case "node_unreachable":
    case "start_several":
      return { name: "removeNode", edit: { type: "RemoveElements", nodeKeys: [key], transitionKeys: [] } };
    case "gateway_without_default":
    case "gateway_several_defaults":
      return fixOfDefaults(definition, key, code === "gateway_without_default");
    case "exception_without_people":
      return node.type === "task" ? fixOfException(node, params.when) : null;
    case "nobody_allowed":
      return { name: "askManagers", edit: update({ whenNobody: ASK_MANAGERS }) };
    case "end_left": {
      const transitionKeys = definition.transitions.filter(({ from }) => from === key).map((entry) => entry.key);
      return { name: "removeTransition", edit: { type: "RemoveElements", nodeKeys: [], transitionKeys } };
    }
    case "access_unknown":
      return field in fieldsOf(node) ? { name: "hideField", edit: setAccess(null) } : null;
    case "access_not_editable":
      return field in fieldsOf(node) ? { name: "onlyRead", edit: setAccess("read") } : null;
    case "hook_fill_not_editable":
      return field === "" ? null : { name: "letFill", edit: setAccess("edit") };
    case "script_inactive":
      return node.type === "script"
        ? { name: "switchOn", edit: update({ script: { ...node.script, isActive: true } }) }
        : null;
    default:
      return null;
  }
}

const ASK_MANAGERS = { kind: "assign" as const, userIds: [], roleIds: [], toManagers: true };

function fixOfException({ key, ...node }: TaskNode, when: unknown): QuickFix | null {
  const names = { nobody: "whenNobody", requester: "whenRequester", repeated: "whenRepeated" } as const;
  if (when !== "nobody" && when !== "requester" && when !== "repeated") return null;
  const rule = node[names[when]];
  if (rule.kind !== "assign") return null;
  const patch = { [names[when]]: { ...rule, toManagers: true } };
  return { name: "askManagers", edit: { type: "UpdateNode", key, patch } };
}

function fixOfDefaults({ transitions }: FlowDefinition, key: string, isMissing: boolean): QuickFix | null {
  const leaving = transitions.filter(({ from }) => from === key).sort((a, b) => a.order - b.order);
  const last = leaving.at(-1);
  if (isMissing) {
    const chosen = leaving.find(({ condition }) => condition === "") ?? last;
    if (chosen === undefined) return null;
    const patch = { isDefault: true, condition: "" };
    return { name: "makeLastDefault", edit: { type: "UpdateTransition", key: chosen.key, patch } };
  }
  const extra = leaving.filter(({ isDefault }) => isDefault)[1];
  if (extra === undefined) return null;
  return { name: "keepFirstDefault", edit: { type: "UpdateTransition", key: extra.key, patch: { isDefault: false } } };
}

function beside({ nodes }: FlowDefinition, type: "start" | "end"): { x: number; y: number } {
  if (nodes.length === 0) return { x: 0, y: 0 };
  const xs = nodes.map(({ position }) => position.x);
  const [first] = nodes;
  return { x: type === "start" ? Math.min(...xs) - 240 : Math.max(...xs) + 280, y: first?.position.y ?? 0 };
}
