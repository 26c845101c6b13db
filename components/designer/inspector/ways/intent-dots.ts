import type { Intent } from "@/lib/flows/definition";

/** The colour of a button's dot, by what pressing it says. */
export const INTENT_DOTS: Record<Intent, string> = {
  approve: "bg-status-finished",
  reject: "bg-status-rejected",
  neutral: "bg-status-ended",
};
