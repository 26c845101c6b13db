import type { Course } from "./flow/course";
import type { Instant } from "./model";
import { cancelTimers } from "./time/timers";

/** Ends everything that hangs on a token's present node: its tasks, timers and jobs. */
export function clearToken(course: Course, token: number, at: Instant): void {
  for (const task of course.state.tasks) {
    if (task.token === token) course.add({ type: "TaskCancelled", task: task.no, at });
  }
  cancelTimers(course, token);
  for (const job of course.state.jobs) {
    if (job.token === token) course.add({ type: "JobEnded", job: job.no, how: "cancelled", at });
  }
}

/** Ends tokens with everything that hangs on them. */
export function cancelTokens(course: Course, tokens: readonly number[], at: Instant): void {
  for (const token of tokens) {
    clearToken(course, token, at);
    course.add({ type: "TokenCancelled", token, at });
  }
}
