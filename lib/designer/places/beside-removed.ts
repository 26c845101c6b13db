import type { FlowDefinition } from "@/lib/flows/definition";

type Removed = { nodeKeys: readonly string[]; transitionKeys: readonly string[] };

/**
 * Where somebody goes on who removes nodes and transitions: at what led there, else at where they led, else at the
 * first node that is left. @returns null when none is.
 */
export function besideRemoved(
  { nodes, transitions }: FlowDefinition,
  { nodeKeys, transitionKeys }: Removed,
): string | null {
  const left = new Set(nodes.map(({ key }) => key).filter((key) => !nodeKeys.includes(key)));
  const into = transitions.filter(({ key, to }) => nodeKeys.includes(to) || transitionKeys.includes(key));
  const outOf = transitions.filter(({ from }) => nodeKeys.includes(from));
  const beside = [...into.map(({ from }) => from), ...outOf.map(({ to }) => to), ...left];
  return beside.find((key) => left.has(key)) ?? null;
}
