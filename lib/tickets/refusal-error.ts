import type { Tx } from "@/db/client";
import { findTaskEnding, findUserName } from "@/db/queries/refusals";
import type { Refusal, RefusalCode } from "@/lib/engine/refusal";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import { AppError, type AppErrorCode } from "@/lib/platform/errors";

const codes = {
  ticket_ended: "conflict",
  task_gone: "conflict",
  task_taken: "conflict",
  claim_first: "refused",
  claim_not_needed: "refused",
  not_a_candidate: "forbidden",
  not_the_assignee: "forbidden",
  excluded: "forbidden",
  stand_in_is_requester: "forbidden",
  finish_first: "refused",
  nothing_to_return: "refused",
  not_offered_here: "refused",
  already_theirs: "refused",
  already_signing: "refused",
  target_excluded: "refused",
  too_many_signers: "refused",
  seat_gone: "conflict",
  not_your_signer: "forbidden",
  last_signer: "refused",
  transition_not_here: "refused",
  send_back_not_allowed: "refused",
  node_not_finished: "refused",
  requester_only: "forbidden",
  withdraw_not_allowed: "refused",
  nobody_waits: "refused",
  reminded_recently: "refused",
  timer_gone: "conflict",
  timer_not_due: "conflict",
  timers_unchanged: "conflict",
  job_gone: "conflict",
  job_not_failed: "conflict",
  token_gone: "conflict",
  node_unknown: "refused",
  no_branch: "refused",
  endless_gateways: "refused",
  not_executable: "refused",
  nobody_found: "refused",
  own_ticket: "refused",
  approved_already: "refused",
} as const satisfies Record<RefusalCode, AppErrorCode>;

/** The engine's refusal as an error a person understands: the loser of a race is told who was first. */
export async function refusalError(
  tx: Tx,
  ticketId: number,
  version: LoadedVersion,
  refusal: Refusal,
): Promise<AppError> {
  const params = await paramsOf(tx, ticketId, version, refusal);
  const isNamed = refusal.code !== "task_gone" || "name" in params;
  return new AppError(codes[refusal.code], { reason: isNamed ? refusal.code : "task_gone_unnamed", params });
}

async function paramsOf(
  tx: Tx,
  ticketId: number,
  version: LoadedVersion,
  refusal: Refusal,
): Promise<Record<string, string | number>> {
  switch (refusal.code) {
    case "task_taken":
      return { name: await findUserName(tx, refusal.by) };
    case "task_gone": {
      const ending = await findTaskEnding(tx, ticketId, refusal.task);
      return ending === null ? {} : ending;
    }
    case "already_theirs":
    case "already_signing":
    case "target_excluded":
      return { name: await findUserName(tx, refusal.user) };
    case "too_many_signers":
      return { max: refusal.max };
    case "reminded_recently":
      return { minutes: refusal.minutes };
    case "transition_not_here":
      return { transition: refusal.transition };
    default:
      return "node" in refusal ? { node: version.nodes.get(refusal.node)?.name ?? refusal.node } : {};
  }
}
