import type { FireTimer, RecountTimers } from "../commands";
import type { Course } from "../flow/course";
import { type Refused, refuse } from "../refusal";
import { leaveAlong } from "../settle-node";
import { ring } from "../time/reminders";
import { recount } from "../time/timers";

/** Does what a timer is for that is due: takes its transition, whatever people have done at the node so far, or reminds. */
export function fireTimer(course: Course, command: FireTimer): Refused | null {
  const timer = course.state.timers.find((entry) => entry.no === command.timer);
  if (timer === undefined) return refuse({ code: "timer_gone", timer: command.timer });
  if (command.at < timer.dueAt) return refuse({ code: "timer_not_due", timer: timer.no });
  if ("reminder" in timer) {
    ring(course, timer, command);
    return null;
  }
  const transition = course.flow.transitions.get(timer.transition);
  if (transition === undefined) return refuse({ code: "transition_not_here", transition: timer.transition });
  course.add({ type: "TimerFired", timer: timer.no, at: command.at });
  return leaveAlong(course, timer.token, transition, { at: command.at, isChosen: false });
}

/** Counts anew, from when they were armed, the timers that count in the hours of a calendar. */
export function recountTimers(course: Course, { calendarId }: RecountTimers): Refused | null {
  recount(course, calendarId);
  return course.events.length === 0 ? refuse({ code: "timers_unchanged" }) : null;
}
