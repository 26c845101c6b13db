import type { FlowDefinition } from "../definition";
import { type Problem, problem } from "./problem";

/** Keys that are given twice. */
export function keyProblems({ nodes, transitions, form }: FlowDefinition): Problem[] {
  return [
    ...repeated(nodes).map(({ key, name }) => problem("node_key_twice", { nodeKey: key }, { key, name })),
    ...repeated(transitions).map(({ key, name }) =>
      problem("transition_key_twice", { transitionKey: key }, { key, name }),
    ),
    ...repeated(form.fields).map(({ key, label }) => problem("field_key_twice", { fieldKey: key }, { key, label })),
  ];
}

/** Every entry whose key an earlier one has. */
export function repeated<T extends { key: string }>(entries: readonly T[]): T[] {
  const seen = new Set<string>();
  return entries.filter(({ key }) => seen.has(key) || !seen.add(key));
}
