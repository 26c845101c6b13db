import type { ListedFlowRow } from "@/lib/flows/schema";

export const FLOW_STATES = ["all", "open", "drawn", "unpublished", "retired"] as const;
export type FlowState = (typeof FLOW_STATES)[number];

export function isInState({ isActive, publishedNumber, draftNumber }: ListedFlowRow, state: FlowState): boolean {
  switch (state) {
    case "all":
      return true;
    case "open":
      return isActive && publishedNumber !== null;
    case "drawn":
      return draftNumber !== null;
    case "unpublished":
      return publishedNumber === null;
    case "retired":
      return !isActive;
  }
}

/** Whether every word that somebody looks for is in the name, the category or the description. */
export function matches({ name, category, description }: ListedFlowRow, query: string): boolean {
  const text = `${name} ${category} ${description}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
