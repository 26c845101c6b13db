import type { FlowNode, FlowTransition, TaskNode } from "@/lib/flows/definition";
import type { Notes } from "../note";

type Graph = { nodes: readonly FlowNode[]; transitions: readonly FlowTransition[] };

/**
 * There a ticket can go back to its start state and be submitted from it anew. Here a start is only where tickets
 * begin: what leads back to it leads to a task of the same form and buttons, which the requester has.
 */
export function withoutReturnToStart({ nodes, transitions }: Graph, notes: Notes): Graph {
  const entered = nodes.filter((node) => node.type === "start" && transitions.some(({ to }) => to === node.key));
  if (entered.length === 0) return { nodes, transitions };
  const again = (key: string) => `${key}again`;
  const keys = new Set(entered.map((node) => node.key));
  const led = transitions.map((transition) =>
    keys.has(transition.to) ? { ...transition, to: again(transition.to) } : transition,
  );
  const copies = led
    .filter((transition) => keys.has(transition.from))
    .map((transition) => ({ ...transition, key: again(transition.key), from: again(transition.from) }));
  for (const { name } of entered) notes.add("start_copied", { state: name });
  return {
    nodes: [...nodes, ...entered.map(toTask).map((node) => ({ ...node, key: again(node.key) }))],
    transitions: [...led, ...copies],
  };
}

function toTask(start: FlowNode): TaskNode {
  const fields = start.type === "exclusive" ? {} : start.fields;
  const { key, name, order, isHidden, position, tag } = start;
  const base = { key, name, order, isHidden, position, tag, fields };
  return {
    ...base,
    type: "task",
    who: [{ kind: "requester" }],
    sharing: "any",
    rememberLastHandler: false,
    maySendBack: false,
  };
}
