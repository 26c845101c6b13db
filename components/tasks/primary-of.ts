import type { NodeButton } from "@/lib/tickets/schema";

/** The one button that gets the accent: the first that approves, or else the first that does not reject. */
export function primaryOf(buttons: readonly NodeButton[]): NodeButton | undefined {
  return buttons.find(({ intent }) => intent === "approve") ?? buttons.find(({ intent }) => intent !== "reject");
}
