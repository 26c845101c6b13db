import type { RefusalCode } from "@/lib/engine/refusal";
import type { AppError, AppErrorCode } from "@/lib/platform/errors";
import { WireRefusal } from "./refusal";
import type { WireRefusalCode } from "./refusal-texts";

const byRefusal = {
  ticket_ended: "nothing_to_do",
  task_gone: "not_a_participant",
  task_taken: "not_a_participant",
  claim_first: "accept_first",
  claim_not_needed: "accept_not_needed",
  not_a_candidate: "not_a_participant",
  not_the_assignee: "not_a_participant",
  transition_not_here: "transition_invalid",
  send_back_not_allowed: "refused",
  node_not_finished: "refused",
  timer_gone: "refused",
  timer_not_due: "refused",
  no_branch: "no_next_state",
  endless_gateways: "no_next_state",
  not_executable: "no_next_state",
  excluded: "not_a_participant",
  stand_in_is_requester: "not_a_participant",
  finish_first: "add_node_running",
  nothing_to_return: "add_node_not_running",
  not_offered_here: "not_offered_here",
  already_theirs: "target_unsuited",
  already_signing: "target_unsuited",
  target_excluded: "target_unsuited",
  too_many_signers: "refused",
  seat_gone: "refused",
  not_your_signer: "refused",
  last_signer: "refused",
  requester_only: "retreat_by_creator",
  withdraw_not_allowed: "retreat_not_allowed",
  nobody_waits: "refused",
  reminded_recently: "refused",
  timers_unchanged: "refused",
  job_gone: "no_job_waiting",
  job_not_failed: "job_not_failed",
  token_gone: "refused",
  node_unknown: "state_missing",
  nobody_found: "nobody_found",
  own_ticket: "refused",
  approved_already: "refused",
} as const satisfies Record<RefusalCode, WireRefusalCode>;

const byReason: Readonly<Record<string, WireRefusalCode>> = {
  ...byRefusal,
  task_gone_unnamed: "not_a_participant",
  people_only: "user_unknown",
  nobody_to_ask: "nobody_found",
  interveners_only: "interveners_only",
  may_not_create: "may_not_create",
  creation_limit: "creation_limit",
  creation_limit_everyone: "creation_limit_everyone",
};

const byCode = {
  // What a person may not know of they may not handle either.
  not_found: "not_a_participant",
  forbidden: "not_a_participant",
  invalid: "fields_invalid",
  conflict: "not_a_participant",
  refused: "refused",
  unavailable: "unavailable",
} as const satisfies Record<AppErrorCode, WireRefusalCode>;

/** A command's error as the refusal callers know; an unknown reason falls back on the kind of error. */
export function appErrorRefusal(error: AppError): WireRefusal {
  const code = Object.hasOwn(byReason, error.reason) ? byReason[error.reason] : undefined;
  const keys = error.problems.map((problem) => problem.path).join(",");
  return new WireRefusal(code ?? byCode[error.code], { ...error.params, keys });
}
