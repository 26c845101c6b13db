import type { FlowDefinition } from "@/lib/flows/definition";

/** Whether two definitions say the same, in whatever order their properties stand: a database keeps its own. */
export function isSameDefinition(one: FlowDefinition, other: FlowDefinition): boolean {
  return one === other || JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
