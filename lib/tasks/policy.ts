import type { Standing } from "@/lib/tickets/schema";

type LiveTask = { mustClaim: boolean; assignee: { id: number } | null; isAssignee: boolean; isCandidate: boolean };

/**
 * What a person may do with a live task now: the rule the engine holds commands to, for showing what it allows.
 * `isAssignee` and `isCandidate` hold also for who stands in for one.
 */
export function standingAt({ assignee, isAssignee, isCandidate, mustClaim }: LiveTask): Standing {
  if (assignee !== null) return isAssignee ? "act" : "none";
  if (!isCandidate) return "none";
  return mustClaim ? "claim" : "act";
}
