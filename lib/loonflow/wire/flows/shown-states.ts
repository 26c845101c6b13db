import { type FlowDefinition, type FlowNode, isPassedThrough } from "@/lib/flows/definition";

/** A node that callers know as a state; gateways and copies are not among them. */
export type ShownState = { id: number; node: FlowNode };

/** States in the order of the step view. */
export function shownStates(definition: FlowDefinition, nodeIds: Readonly<Record<string, number>>): ShownState[] {
  return definition.nodes
    .filter((node) => !isPassedThrough(node))
    .map((node) => ({ id: nodeIds[node.key] ?? 0, node }))
    .sort((a, b) => a.node.order - b.node.order || a.id - b.id);
}
