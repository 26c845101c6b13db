import type { FireTimer } from "../commands";
import type { Course } from "../course";
import { type Refused, refuse } from "../refusal";
import { leaveAlong } from "../settle-node";

/** Takes the transition of a timer that is due, whatever people have done at the node so far. */
export function fireTimer(course: Course, command: FireTimer): Refused | null {
  const timer = course.state.timers.find((entry) => entry.no === command.timer);
  if (timer === undefined) return refuse({ code: "timer_gone", timer: command.timer });
  if (command.at < timer.dueAt) return refuse({ code: "timer_not_due", timer: timer.no });
  const transition = course.flow.transitions.get(timer.transition);
  if (transition === undefined) return refuse({ code: "transition_not_here", transition: timer.transition });
  course.add({ type: "TimerFired", timer: timer.no, at: command.at });
  return leaveAlong(course, timer.token, transition, { at: command.at, isChosen: false });
}
