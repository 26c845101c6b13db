import type { NodeKey, TransitionKey, UserId } from "./model";

/** Why the engine will not accept a command, with what a person needs to understand it. */
export type Refusal =
  | { code: "ticket_ended" }
  | { code: "task_gone"; task: number }
  | { code: "task_taken"; by: UserId }
  | { code: "claim_first" }
  | { code: "claim_not_needed" }
  | { code: "not_a_candidate" }
  | { code: "not_the_assignee" }
  | { code: "transition_not_here"; transition: TransitionKey }
  | { code: "send_back_not_allowed" }
  | { code: "node_not_finished"; node: NodeKey }
  | { code: "timer_gone"; timer: number }
  | { code: "timer_not_due"; timer: number }
  | { code: "no_branch"; node: NodeKey }
  | { code: "endless_gateways"; node: NodeKey }
  | { code: "not_executable"; node: NodeKey };

export type RefusalCode = Refusal["code"];

export class Refused {
  constructor(readonly refusal: Refusal) {}
}

export function refuse(refusal: Refusal): Refused {
  return new Refused(refusal);
}
