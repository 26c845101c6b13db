import type { ReopenTask } from "../commands";
import type { Course } from "../flow/course";
import { Refused } from "../refusal";
import { liveTask } from "../rights";

/**
 * Takes a task from people of whom nobody is there any more. On loan it goes back to the nearest lender who is;
 * otherwise its seat is asked for anew: one that several may share by the node's rules for people, the place of one
 * named person by its rule for nobody.
 */
export function reopenTask(course: Course, { task: no, there, at }: ReopenTask): Refused | null {
  const task = liveTask(course, no);
  if (task instanceof Refused) return task;
  const place = task.returns.findIndex(({ user }) => there.includes(user));
  const lender = task.returns[place];
  if (lender !== undefined) {
    course.add({ type: "TaskReturned", task: no, to: lender.user, returns: task.returns.slice(place + 1) });
    return null;
  }
  const { token, seat, node } = task;
  course.add({ type: "TaskCancelled", task: no, at });
  course.add({ type: "SeatVacated", token, seat });
  course.add({ type: "AssignmentRequested", token, node, seat, preferred: null, given: null });
  return null;
}
