import type { FlowState } from "./use-flow-states";

/** What is on the page: two states beside each other, or one to look at. */
export type Shown = { look: FlowState } | { before: FlowState; after: FlowState };

/** What can be done with a state of the flow. */
export type StateCommands = {
  /** What others are compared with. */
  newest: FlowState;
  look: (state: FlowState) => void;
  compare: (state: FlowState) => void;
  restore: (state: FlowState) => void;
  remove: (state: FlowState) => void;
};
