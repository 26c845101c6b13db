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
  /** A rule of the node keeps this person from acting, as on their own ticket. */
  | { code: "excluded" }
  | { code: "stand_in_is_requester" }
  /** Somebody was asked or has it on loan: it can be given back, not decided. */
  | { code: "finish_first" }
  | { code: "nothing_to_return" }
  | { code: "not_offered_here"; node: NodeKey }
  | { code: "already_theirs"; user: UserId }
  | { code: "already_signing"; user: UserId }
  | { code: "target_excluded"; user: UserId }
  | { code: "too_many_signers"; max: number }
  | { code: "seat_gone" }
  | { code: "not_your_signer" }
  | { code: "last_signer" }
  | { code: "transition_not_here"; transition: TransitionKey }
  | { code: "send_back_not_allowed" }
  | { code: "node_not_finished"; node: NodeKey }
  | { code: "requester_only" }
  | { code: "withdraw_not_allowed"; node: NodeKey }
  | { code: "nobody_waits" }
  | { code: "reminded_recently"; minutes: number }
  | { code: "timer_gone"; timer: number }
  | { code: "timer_not_due"; timer: number }
  /** Each of them is due when it should be. */
  | { code: "timers_unchanged" }
  | { code: "job_gone" }
  | { code: "job_not_failed" }
  | { code: "token_gone" }
  | { code: "node_unknown"; node: NodeKey }
  | { code: "no_branch"; node: NodeKey }
  | { code: "endless_gateways"; node: NodeKey }
  | { code: "not_executable"; node: NodeKey }
  | { code: "nobody_found"; node: NodeKey }
  | { code: "own_ticket"; node: NodeKey }
  | { code: "approved_already"; node: NodeKey };

export type RefusalCode = Refusal["code"];

export class Refused {
  constructor(readonly refusal: Refusal) {}
}

export function refuse(refusal: Refusal): Refused {
  return new Refused(refusal);
}
