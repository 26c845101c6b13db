import { type CompiledFlow, type CompiledReminder, type CompiledTransition, nodeOf } from "../flow/compile";
import type { Course } from "../flow/course";
import type { Instant, TicketState, Timer } from "../model";
import type { Hours } from "./hours";

export function cancelTimers(course: Course, token: number): void {
  for (const timer of course.state.timers) {
    if (timer.token === token) course.add({ type: "TimerCancelled", timer: timer.no });
  }
}

/** Arms the timed transitions that leave a token's node. */
export function armTimers(course: Course, token: number, at: Instant): void {
  const node = course.flow.nodes.get(course.token(token).node);
  for (const transition of node?.out ?? []) armTransition(course, token, transition, at);
}

/** Starts anew the timers of a node that count from the last activity. Comments and reminders are none. */
export function restartTimers(course: Course, token: number, at: Instant): void {
  for (const timer of course.state.timers) {
    if (timer.token !== token || !("transition" in timer)) continue;
    const transition = course.flow.transitions.get(timer.transition);
    if (!transition?.resetsOnActivity || transition.afterMs === null) continue;
    course.add({ type: "TimerCancelled", timer: timer.no });
    armTransition(course, token, transition, at);
  }
}

function armTransition(course: Course, token: number, { key, afterMs, hours }: CompiledTransition, at: Instant): void {
  if (afterMs === null) return;
  const dueAt = hours.elapse(at, afterMs);
  course.add({ type: "TimerArmed", timer: course.nextNo(), token, transition: key, dueAt, armedAt: at });
}

/** The rung that a timer of a node's ladder rings. */
export function rungOf(state: TicketState, flow: CompiledFlow, timer: Timer): CompiledReminder | null {
  if (!("reminder" in timer)) return null;
  const token = state.tokens.find(({ no }) => no === timer.token);
  return token === undefined ? null : (nodeOf(flow, token.node).reminders[timer.reminder.rung] ?? null);
}

export const spanOf = ({ afterMs, repeatMs }: CompiledReminder, round: number) =>
  round === 0 ? afterMs : (repeatMs ?? afterMs);

/** What a timer counts by, and when it would be due if it were armed anew; null where nobody knows. */
type Counted = { hours: Hours; dueAt: Instant | null };

function countedBy(state: TicketState, flow: CompiledFlow, timer: Timer): Counted | null {
  const { armedAt } = timer;
  if ("reminder" in timer) {
    const rung = rungOf(state, flow, timer);
    if (rung === null) return null;
    const { hours } = rung;
    return { hours, dueAt: armedAt === null ? null : hours.elapse(armedAt, spanOf(rung, timer.reminder.round)) };
  }
  const transition = flow.transitions.get(timer.transition);
  if (transition === undefined) return null;
  const { afterMs, hours } = transition;
  if (afterMs !== null) return { hours, dueAt: armedAt === null ? null : hours.elapse(armedAt, afterMs) };
  const { waitHours, waitUntil } = nodeOf(flow, transition.from);
  return { hours: waitHours, dueAt: armedAt === null ? null : (waitUntil?.(state.values, armedAt) ?? null) };
}

/** The calendar in whose hours a timer counts; null counts every hour. */
export function calendarOf(state: TicketState, flow: CompiledFlow, timer: Timer): number | null {
  return countedBy(state, flow, timer)?.hours.calendarId ?? null;
}

/** Arms anew what counts in the hours of a calendar and is due at another time by them than it says. */
export function recount(course: Course, calendarId: number): void {
  for (const timer of course.state.timers) {
    const counted = countedBy(course.state, course.flow, timer);
    if (counted === null || counted.hours.calendarId !== calendarId) continue;
    const { dueAt } = counted;
    if (dueAt === null || dueAt === timer.dueAt || timer.armedAt === null) continue;
    const { no, token, armedAt, dueAt: _before, ...purpose } = timer;
    course.add({ type: "TimerCancelled", timer: no });
    course.add({ type: "TimerArmed", timer: course.nextNo(), token, dueAt, armedAt, ...purpose });
  }
}
