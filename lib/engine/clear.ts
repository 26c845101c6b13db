import type { Course } from "./course";
import type { Instant } from "./model";

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

export function cancelTimers(course: Course, token: number): void {
  for (const timer of course.state.timers) {
    if (timer.token === token) course.add({ type: "TimerCancelled", timer: timer.no });
  }
}

/** Arms the timed transitions that leave a token's node. */
export function armTimers(course: Course, token: number, at: Instant): void {
  const node = course.flow.nodes.get(course.token(token).node);
  for (const { key, afterMs } of node?.out ?? []) {
    if (afterMs === null) continue;
    course.add({ type: "TimerArmed", timer: course.nextNo(), token, transition: key, dueAt: at + afterMs });
  }
}

/** Starts anew the timers of a node that count from the last activity. Comments and reminders are none. */
export function restartTimers(course: Course, token: number, at: Instant): void {
  for (const timer of course.state.timers) {
    const transition = course.flow.transitions.get(timer.transition);
    if (timer.token !== token || !transition?.resetsOnActivity || transition.afterMs === null) continue;
    course.add({ type: "TimerCancelled", timer: timer.no });
    const dueAt = at + transition.afterMs;
    course.add({ type: "TimerArmed", timer: course.nextNo(), token, transition: timer.transition, dueAt });
  }
}
