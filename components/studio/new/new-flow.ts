import type { FlowDefinition } from "@/lib/flows/definition";
import type { References } from "@/lib/flows/exchange/flow-file";

/** What a flow can begin with. */
export type NewFlow = {
  name: string;
  /** What the flow may be called; empty where somebody has to think of a name. */
  suggestion: string;
  description: string;
  category: string;
  definition: FlowDefinition;
  /** Whom and what it speaks of, by name. */
  references?: References;
};
