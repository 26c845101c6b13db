import type { FormDefinition } from "@/lib/forms/form-definition";
import type { FlowNode, TaskNode, WhoRule } from "../definition";
import type { Graph } from "./graph";
import { type Problem, problem } from "./problem";

type ExclusiveNode = Extract<FlowNode, { type: "exclusive" }>;
type Context = { graph: Graph; form: FormDefinition; knownUserIds: ReadonlySet<number> | null };

/** What each node lacks to do its work. */
export function nodeProblems(context: Context): Problem[] {
  return context.graph.nodes.flatMap((node) => {
    if (node.type === "task") return taskProblems(node, context);
    if (node.type === "exclusive") return gatewayProblems(node, context.graph);
    if (node.type === "foreign") return [problem("foreign_node", at(node), { name: node.name, reason: node.reason })];
    return [];
  });
}

const at = (node: FlowNode) => ({ nodeKey: node.key });

function taskProblems(node: TaskNode, { graph, form, knownUserIds }: Context): Problem[] {
  const { name } = node;
  const problems: Problem[] = [];
  if (node.who.length === 0) problems.push(problem("task_without_people", at(node), { name }));
  if (!graph.outOf(node.key).some((transition) => transition.timer === null)) {
    problems.push(problem("task_without_button", at(node), { name }));
  }
  for (const rule of node.who) problems.push(...ruleProblems(node, rule, form, knownUserIds));
  return problems;
}

function ruleProblems(node: TaskNode, rule: WhoRule, form: FormDefinition, known: Context["knownUserIds"]): Problem[] {
  const { name } = node;
  if (rule.kind === "users") {
    const unknown = known === null ? 0 : rule.userIds.filter((id) => !known.has(id)).length;
    return unknown === 0 ? [] : [problem("people_unknown", at(node), { name, count: unknown })];
  }
  if (rule.kind !== "field") return [];
  const field = form.fields.find(({ key }) => key === rule.fieldKey);
  if (field === undefined) return [problem("who_field_unknown", at(node), { name, field: rule.fieldKey })];
  if (field.type === "person" || field.type === "people") return [];
  return [problem("who_field_not_people", at(node), { name, field: field.label })];
}

function gatewayProblems(node: ExclusiveNode, graph: Graph): Problem[] {
  const { name } = node;
  const branches = graph.outOf(node.key);
  if (branches.length === 0) return [problem("gateway_without_branch", at(node), { name })];
  const defaults = branches.filter((branch) => branch.isDefault).length;
  if (defaults === 0) return [problem("gateway_without_default", at(node), { name })];
  return defaults === 1 ? [] : [problem("gateway_several_defaults", at(node), { name, count: defaults })];
}
