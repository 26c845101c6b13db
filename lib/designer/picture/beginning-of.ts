import type { NodeType } from "@/lib/flows/definition";

type Node = { key: string; type: NodeType };
type Line = { from: string; to: string };

/** The nodes a ticket comes to first, nearest to the start first; at most so many. */
export function beginningOf(
  { nodes, transitions }: { nodes: readonly Node[]; transitions: readonly Line[] },
  most: number,
): string[] {
  const known = new Set(nodes.map(({ key }) => key));
  const reached = new Set(nodes.filter(({ type }) => type === "start").map(({ key }) => key));
  // A set is gone through in the order of what is added, also meanwhile.
  for (const key of reached) {
    if (reached.size >= most) break;
    for (const { from, to } of transitions) if (from === key && known.has(to)) reached.add(to);
  }
  return [...reached].slice(0, most);
}
