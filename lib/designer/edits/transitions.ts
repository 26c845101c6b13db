import type { FlowDefinition } from "@/lib/flows/definition";
import type { Edit } from "./edit";

type EditOf<Type extends Edit["type"]> = Extract<Edit, { type: Type }>;

export function connect(definition: FlowDefinition, { transition }: EditOf<"Connect">): FlowDefinition {
  const areThere = [transition.from, transition.to].every((end) => definition.nodes.some(({ key }) => key === end));
  return areThere ? { ...definition, transitions: [...definition.transitions, transition] } : definition;
}

export function updateTransition(
  definition: FlowDefinition,
  { key, patch }: EditOf<"UpdateTransition">,
): FlowDefinition {
  if (!definition.transitions.some((transition) => transition.key === key)) return definition;
  const transitions = definition.transitions.map((transition) =>
    transition.key === key ? { ...transition, ...patch } : transition,
  );
  return { ...definition, transitions };
}

export function removeElements(
  definition: FlowDefinition,
  { nodeKeys, transitionKeys }: EditOf<"RemoveElements">,
): FlowDefinition {
  const [goneNodes, goneTransitions] = [new Set(nodeKeys), new Set(transitionKeys)];
  const nodes = definition.nodes.filter(({ key }) => !goneNodes.has(key));
  const transitions = definition.transitions.filter(
    ({ key, from, to }) => !goneTransitions.has(key) && !goneNodes.has(from) && !goneNodes.has(to),
  );
  const isSame = nodes.length === definition.nodes.length && transitions.length === definition.transitions.length;
  return isSame ? definition : { ...definition, nodes, transitions };
}

export function paste(definition: FlowDefinition, { nodes, transitions }: EditOf<"Paste">): FlowDefinition {
  if (nodes.length + transitions.length === 0) return definition;
  return {
    ...definition,
    nodes: [...definition.nodes, ...nodes],
    transitions: [...definition.transitions, ...transitions],
  };
}
