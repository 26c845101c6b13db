import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";

/** Why something cannot be done; keys below `designer.rules` in the catalogues. */
export type RuleBroken =
  | "unknown_node"
  | "end_has_no_way_out"
  | "start_has_no_way_in"
  | "one_way_only"
  | "gateway_to_itself"
  | "one_start"
  | "too_many_nodes"
  | "too_many_transitions";

/** As the definition itself holds at most. */
const MOST = { nodes: 2000, transitions: 4000 };

/** Nodes that are left by one transition and no button: with a second one nobody would know which. */
const ONE_WAY: readonly FlowNode["type"][] = ["wait", "hook", "script", "child", "copy"];

/** Whether a transition may lead from one node to another; null when it may. */
export function mayConnect(definition: FlowDefinition, from: string, to: string, except?: string): RuleBroken | null {
  const [source, target] = [from, to].map((key) => definition.nodes.find((node) => node.key === key));
  if (source === undefined || target === undefined) return "unknown_node";
  if (definition.transitions.length >= MOST.transitions && except === undefined) return "too_many_transitions";
  if (source.type === "end") return "end_has_no_way_out";
  if (target.type === "start") return "start_has_no_way_in";
  if (from === to && source.type !== "task") return "gateway_to_itself";
  const others = definition.transitions.filter(
    (transition) => transition.from === from && transition.key !== except && transition.timer === null,
  );
  return ONE_WAY.includes(source.type) && others.length > 0 ? "one_way_only" : null;
}

/** Whether a node of a kind may be added; null when it may. */
export function mayAdd({ nodes }: FlowDefinition, type: FlowNode["type"]): RuleBroken | null {
  if (nodes.length >= MOST.nodes) return "too_many_nodes";
  return type === "start" && nodes.some((node) => node.type === "start") ? "one_start" : null;
}

/** Whether a node of a kind may stand on a transition; null when it may. */
export function mayInsert(definition: FlowDefinition, type: FlowNode["type"]): RuleBroken | null {
  if (type === "end") return "end_has_no_way_out";
  if (type === "start") return "start_has_no_way_in";
  return mayAdd(definition, type);
}
