import type { Tx } from "@/db/client";
import { findTaskEnding, findUserName } from "@/db/queries/refusals";
import type { Refusal, RefusalCode } from "@/lib/engine/refusal";
import { AppError, type AppErrorCode } from "@/lib/platform/errors";

const codes = {
  ticket_ended: "conflict",
  task_gone: "conflict",
  task_taken: "conflict",
  claim_first: "refused",
  claim_not_needed: "refused",
  not_a_candidate: "forbidden",
  not_the_assignee: "forbidden",
  transition_not_here: "refused",
  send_back_not_allowed: "refused",
  node_not_finished: "refused",
  timer_gone: "conflict",
  timer_not_due: "conflict",
  no_branch: "refused",
  endless_gateways: "refused",
  not_executable: "refused",
} as const satisfies Record<RefusalCode, AppErrorCode>;

/** The engine's refusal as an error a person understands: the loser of a race is told who was first. */
export async function refusalError(tx: Tx, ticketId: number, refusal: Refusal): Promise<AppError> {
  const params = await paramsOf(tx, ticketId, refusal);
  const isNamed = refusal.code !== "task_gone" || "name" in params;
  return new AppError(codes[refusal.code], { reason: isNamed ? refusal.code : "task_gone_unnamed", params });
}

async function paramsOf(tx: Tx, ticketId: number, refusal: Refusal): Promise<Record<string, string | number>> {
  switch (refusal.code) {
    case "task_taken":
      return { name: await findUserName(tx, refusal.by) };
    case "task_gone": {
      const ending = await findTaskEnding(tx, ticketId, refusal.task);
      return ending === null ? {} : ending;
    }
    case "transition_not_here":
      return { transition: refusal.transition };
    case "node_not_finished":
    case "no_branch":
    case "endless_gateways":
    case "not_executable":
      return { node: refusal.node };
    default:
      return {};
  }
}
