import type { FlowDefinition, FlowNode, FlowTransition } from "../definition";

/** A definition's nodes and transitions ready to be walked, whatever is wrong with it. */
export type Graph = {
  nodes: readonly FlowNode[];
  transitions: readonly FlowTransition[];
  byKey: ReadonlyMap<string, FlowNode>;
  /** Leaving transitions, in ascending order; those that lead nowhere are left out. */
  outOf(key: string): readonly FlowTransition[];
  into(key: string): readonly FlowTransition[];
};

export function graphOf(definition: FlowDefinition): Graph {
  const byKey = new Map(definition.nodes.map((node) => [node.key, node]));
  const attached = definition.transitions
    .filter((transition) => byKey.has(transition.from) && byKey.has(transition.to))
    .sort((a, b) => a.order - b.order);
  const out = new Map<string, FlowTransition[]>(definition.nodes.map(({ key }) => [key, []]));
  const into = new Map<string, FlowTransition[]>(definition.nodes.map(({ key }) => [key, []]));
  for (const transition of attached) {
    out.get(transition.from)?.push(transition);
    into.get(transition.to)?.push(transition);
  }
  return {
    nodes: definition.nodes,
    transitions: definition.transitions,
    byKey,
    outOf: (key) => out.get(key) ?? [],
    into: (key) => into.get(key) ?? [],
  };
}

/** Everything that can be reached from some nodes, themselves included. */
export function reachFrom(starts: readonly string[], next: (key: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const key of reached) {
    for (const neighbour of next(key)) reached.add(neighbour);
  }
  return reached;
}
