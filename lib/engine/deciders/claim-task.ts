import type { ClaimTask, ReleaseTask } from "../commands";
import type { Course } from "../flow/course";
import { Refused, refuse } from "../refusal";
import { actingAt, actingOn, liveTask, ownerOf } from "../rights";
import { restartTimers } from "../time/timers";

/** Takes a task that several people could do. */
export function claimTask(course: Course, { task: no, by, at }: ClaimTask): Refused | null {
  const task = liveTask(course, no);
  if (task instanceof Refused) return task;
  const acting = actingAt(course, task, by);
  if (acting instanceof Refused) return acting;
  if (task.status === "claimed" || !task.mustClaim) return refuse({ code: "claim_not_needed" });
  course.add({ type: "TaskClaimed", task: task.no, ...acting });
  restartTimers(course, task.token, at);
  return null;
}

/** Puts a claimed task back for all its candidates. */
export function releaseTask(course: Course, { task: no, by, at }: ReleaseTask): Refused | null {
  const task = liveTask(course, no);
  if (task instanceof Refused) return task;
  const acting = actingOn(task, by, course.state.requester);
  if (task.status !== "claimed" || acting instanceof Refused || task.assignee !== ownerOf(acting)) {
    return refuse({ code: "not_the_assignee" });
  }
  // Who was given it by name is the only one who can have it.
  if (
    !task.mustClaim ||
    task.returns.length > 0 ||
    task.candidates.every((c) => c.type === "user" && c.id === task.assignee)
  ) {
    return refuse({ code: "claim_not_needed" });
  }
  course.add({ type: "TaskReleased", task: task.no });
  restartTimers(course, task.token, at);
  return null;
}
