import type { WaitingTask } from "@/db/queries/lists/waiting";
import { standingAt } from "@/lib/tasks/policy";
import type { Waiting } from "../schema";

/** A live task as a page shows it to one person. */
export function toWaiting(task: WaitingTask): Waiting {
  const { no: _no, seatNo: _seat, returns: _returns, isCandidate: _candidate, isAssignee: _assignee, ...shown } = task;
  return { ...shown, standing: standingAt(task) };
}
