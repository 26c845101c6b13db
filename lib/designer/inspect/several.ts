import type { FlowNode, NodeType } from "@/lib/flows/definition";

/** What all of them have; null when they differ, or when there are none. */
export function common<Entry, Value>(entries: readonly Entry[], read: (entry: Entry) => Value): Value | null {
  const [first, ...others] = entries;
  if (first === undefined) return null;
  const value = read(first);
  return others.every((entry) => read(entry) === value) ? value : null;
}

/** How many nodes there are of each kind, in the order the kinds come up in. */
export function countByType(nodes: readonly FlowNode[]): readonly { type: NodeType; count: number }[] {
  const counts = new Map<NodeType, number>();
  for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
}
