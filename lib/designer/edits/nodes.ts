import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import type { Edit } from "./edit";

type EditOf<Type extends Edit["type"]> = Extract<Edit, { type: Type }>;

export function addNode(definition: FlowDefinition, { node, transition }: EditOf<"AddNode">): FlowDefinition {
  const transitions = transition === undefined ? definition.transitions : [...definition.transitions, transition];
  return { ...definition, nodes: [...definition.nodes, node], transitions };
}

export function insertNode(
  definition: FlowDefinition,
  { node, transitionKey, onward }: EditOf<"InsertNode">,
): FlowDefinition {
  if (!definition.transitions.some(({ key }) => key === transitionKey)) return definition;
  const transitions = definition.transitions.map((transition) =>
    transition.key === transitionKey ? { ...transition, to: node.key } : transition,
  );
  return { ...definition, nodes: [...definition.nodes, node], transitions: [...transitions, onward] };
}

export function updateNode(definition: FlowDefinition, { key, patch }: EditOf<"UpdateNode">): FlowDefinition {
  return mapNode(definition, key, (node) => ({ ...node, ...patch }) as FlowNode);
}

export function replaceNode(definition: FlowDefinition, { key, node }: EditOf<"ReplaceNode">): FlowDefinition {
  return mapNode(definition, key, () => ({ ...node, key }));
}

export function moveNodes(definition: FlowDefinition, { positions }: EditOf<"MoveNodes">): FlowDefinition {
  let isMoved = false;
  const nodes = definition.nodes.map((node) => {
    const to = Object.hasOwn(positions, node.key) ? positions[node.key] : undefined;
    if (to === undefined || (to.x === node.position.x && to.y === node.position.y)) return node;
    isMoved = true;
    return { ...node, position: { x: to.x, y: to.y } };
  });
  return isMoved ? { ...definition, nodes } : definition;
}

function mapNode(definition: FlowDefinition, key: string, change: (node: FlowNode) => FlowNode): FlowDefinition {
  if (!definition.nodes.some((node) => node.key === key)) return definition;
  return { ...definition, nodes: definition.nodes.map((node) => (node.key === key ? change(node) : node)) };
}
