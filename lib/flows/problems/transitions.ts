import type { FormDefinition } from "@/lib/forms/form-definition";
import { checkCondition } from "../conditions";
import type { FlowTransition, NodeType } from "../definition";
import { conditionParams } from "./condition-params";
import type { Graph } from "./graph";
import { type Problem, problem } from "./problem";

/** What is wrong with each transition: its ends, its condition, its timer. */
export function transitionProblems(graph: Graph, form: FormDefinition): Problem[] {
  return graph.transitions.flatMap((transition) => [
    ...endingProblems(graph, transition),
    ...conditionProblems(graph, transition, form),
    ...timerProblems(graph, transition),
  ]);
}

const at = (transition: FlowTransition) => ({ transitionKey: transition.key });

function endingProblems(graph: Graph, transition: FlowTransition): Problem[] {
  const { name, from, to } = transition;
  return [
    ...(graph.byKey.has(from) ? [] : [problem("transition_from_missing", at(transition), { name, key: from })]),
    ...(graph.byKey.has(to) ? [] : [problem("transition_to_missing", at(transition), { name, key: to })]),
  ];
}

function conditionProblems(graph: Graph, transition: FlowTransition, form: FormDefinition): Problem[] {
  const { name, condition, isDefault } = transition;
  const from = graph.byKey.get(transition.from)?.type;
  const isChoice = from === "exclusive" || from === "inclusive";
  if (!isChoice || isDefault) {
    return condition === "" ? [] : [problem("condition_ignored", at(transition), { name })];
  }
  if (condition === "") return [problem("branch_without_condition", at(transition), { name })];
  const check = checkCondition(form, condition);
  if (check.ok) return [];
  return [problem("condition_invalid", at(transition), { name, ...conditionParams(check) })];
}

/** Nodes that a ticket may stay at for longer than it should. */
const TIMED: readonly NodeType[] = ["task", "hook", "script", "child"];

function timerProblems(graph: Graph, transition: FlowTransition): Problem[] {
  const from = graph.byKey.get(transition.from);
  if (transition.timer === null || from === undefined || TIMED.includes(from.type)) return [];
  return [problem("timer_misplaced", at(transition), { name: transition.name, node: from.name })];
}
