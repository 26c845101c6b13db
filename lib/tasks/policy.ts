import type { Standing } from "@/lib/tickets/schema";

type LiveTask = { mustClaim: boolean; assignee: { id: number } | null; isCandidate: boolean };

/** What a person may do with a live task now: the rule the engine holds commands to, for showing what it allows. */
export function standingAt(task: LiveTask, userId: number): Standing {
  if (task.assignee !== null) return task.assignee.id === userId ? "act" : "none";
  if (!task.isCandidate) return "none";
  return task.mustClaim ? "claim" : "act";
}
