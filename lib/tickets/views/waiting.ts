import type { WaitingTask } from "@/db/queries/lists/waiting";
import { standingAt } from "@/lib/tasks/policy";
import type { Waiting } from "../schema";

/** A live task as a page shows it to one person. */
export function toWaiting({ no: _no, isCandidate, ...task }: WaitingTask, userId: number): Waiting {
  return { ...task, standing: standingAt({ ...task, isCandidate }, userId) };
}
