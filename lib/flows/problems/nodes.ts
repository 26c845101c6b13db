import type { FlowNode, NodeType, TaskNode } from "../definition";
import type { Graph } from "./graph";
import type { NodeContext } from "./node-context";
import { childProblems } from "./nodes/child";
import { gatewayProblems } from "./nodes/gateways";
import { hookProblems } from "./nodes/hook";
import { exceptionProblems, peopleProblems, ratioProblems, reminderProblems } from "./nodes/people";
import { type Problem, problem } from "./problem";

type Rules = { [Type in NodeType]: (node: Extract<FlowNode, { type: Type }>, context: NodeContext) => Problem[] };

const nothing = () => [];

const RULES: Rules = {
  start: nothing,
  task: taskProblems,
  exclusive: (node, { graph }) => gatewayProblems(node, graph),
  parallel: (node, { graph }) => gatewayProblems(node, graph),
  inclusive: (node, { graph }) => gatewayProblems(node, graph),
  wait: waitProblems,
  hook: hookProblems,
  script: scriptProblems,
  child: childProblems,
  copy: copyProblems,
  end: nothing,
  foreign: (node) => [problem("foreign_node", at(node), { name: node.name, reason: node.reason })],
};

/** Nodes at which nobody presses a button: there is one way on. */
const ONE_WAY: readonly NodeType[] = ["wait", "hook", "script", "child", "copy"];

/** What each node lacks to do its work. */
export function nodeProblems(context: NodeContext): Problem[] {
  return context.graph.nodes.flatMap((node) => {
    const rule = RULES[node.type] as (node: FlowNode, context: NodeContext) => Problem[];
    return [...rule(node, context), ...wayProblems(node, context.graph)];
  });
}

const at = (node: FlowNode) => ({ nodeKey: node.key });

function wayProblems(node: FlowNode, graph: Graph): Problem[] {
  if (!ONE_WAY.includes(node.type)) return [];
  const count = graph.outOf(node.key).filter((transition) => transition.timer === null).length;
  return count === 1 ? [] : [problem("needs_one_way", at(node), { name: node.name, count })];
}

function taskProblems(node: TaskNode, context: NodeContext): Problem[] {
  const { name } = node;
  const hasButton = context.graph.outOf(node.key).some((transition) => transition.timer === null);
  return [
    ...(node.who.length === 0 ? [problem("task_without_people", at(node), { name })] : []),
    ...(hasButton ? [] : [problem("task_without_button", at(node), { name })]),
    ...peopleProblems(node, context),
    ...exceptionProblems(node),
    ...reminderProblems(node),
    ...ratioProblems(node),
  ];
}

function copyProblems(node: Extract<FlowNode, { type: "copy" }>, context: NodeContext): Problem[] {
  const without = node.who.length === 0 ? [problem("copy_without_people", at(node), { name: node.name })] : [];
  return [...without, ...peopleProblems(node, context)];
}

function waitProblems(node: Extract<FlowNode, { type: "wait" }>, { form }: NodeContext): Problem[] {
  const { wait, name } = node;
  if (wait.kind !== "field") return [];
  const field = form.fields.find(({ key }) => key === wait.fieldKey);
  if (field === undefined) return [problem("wait_field_unknown", at(node), { name, field: wait.fieldKey })];
  const isMoment = field.type === "date" || field.type === "date-time";
  return isMoment ? [] : [problem("wait_field_not_date", at(node), { name, field: field.label })];
}

function scriptProblems(node: Extract<FlowNode, { type: "script" }>, { known }: NodeContext): Problem[] {
  const { script, name } = node;
  const fault = known.scriptFaults?.get(node.key);
  return [
    ...(fault === undefined ? [] : [problem("script_unreadable", at(node), { name, ...fault })]),
    ...(script.source.trim() === "" ? [problem("script_empty", at(node), { name })] : []),
    ...(script.isActive ? [] : [problem("script_inactive", at(node), { name })]),
  ];
}
