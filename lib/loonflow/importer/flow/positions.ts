import type { FlowNode, FlowTransition } from "@/lib/flows/definition";

const STEP = { x: 260, y: 140 };

/** Places nodes from left to right by how many steps they are from the start; those of one step below each other. */
export function placed(nodes: readonly FlowNode[], transitions: readonly FlowTransition[]): FlowNode[] {
  const steps = new Map(nodes.filter((node) => node.type === "start").map((node) => [node.key, 0]));
  for (const [key, step] of steps) {
    for (const { from, to } of transitions) {
      if (from === key && !steps.has(to)) steps.set(to, step + 1);
    }
  }
  const last = Math.max(0, ...steps.values()) + 1;
  const rows = new Map<number, number>();
  return nodes.map((node) => {
    const column = steps.get(node.key) ?? last;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { ...node, position: { x: column * STEP.x, y: row * STEP.y } };
  });
}
