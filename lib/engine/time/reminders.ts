import type { Escalation } from "../commands";
import { type CompiledReminder, nodeOf } from "../flow/compile";
import type { Course } from "../flow/course";
import { distinctPrincipals, type Instant, type Rung, type Timer, userPrincipal } from "../model";
import { escalate } from "./escalate";
import { rungOf, spanOf } from "./timers";

/** Starts the ladder of a node when its people have been asked; a token that came through without waiting has none. */
export function armReminders(course: Course, token: number, at: Instant): void {
  const { reminders } = nodeOf(course.flow, course.token(token).node);
  if (reminders.length === 0 || !course.state.tasks.some((task) => task.token === token)) return;
  reminders.forEach((reminder, rung) => {
    arm(course, { token, reminder, rung: { rung, round: 0 }, armedAt: at });
  });
}

type Arming = { token: number; reminder: CompiledReminder; rung: Rung; armedAt: Instant };

function arm(course: Course, { token, reminder, rung, armedAt }: Arming): void {
  const dueAt = reminder.hours.elapse(armedAt, spanOf(reminder, rung.round));
  course.add({ type: "TimerArmed", timer: course.nextNo(), token, dueAt, armedAt, reminder: rung });
}

type Ringing = { at: Instant; escalation: Escalation | null };

/** Rings a rung once: reminds those who have not decided, or tells others, and arms its next round. */
export function ring(course: Course, timer: Timer & { reminder: Rung }, { at, escalation }: Ringing): void {
  const reminder = rungOf(course.state, course.flow, timer);
  if (reminder === null) throw new Error(`timer ${timer.no} rings no rung`);
  const { token, reminder: rung } = timer;
  const place = { ...rung, token, node: course.token(token).node, at };
  course.add({ type: "TimerFired", timer: timer.no, at });
  if (reminder.escalates === null) remind(course, place);
  else escalate(course, place, reminder.escalates, escalation);
  if (rung.round >= reminder.lastRound) return;
  // Rounds keep their distance; those of a time when nothing ran are not all made up for at once.
  const next = reminder.hours.elapse(timer.dueAt, spanOf(reminder, rung.round + 1));
  const armedAt = next > at ? timer.dueAt : at;
  arm(course, { token, reminder, rung: { rung: rung.rung, round: rung.round + 1 }, armedAt });
}

type Place = Rung & { token: number; node: string; at: Instant };

function remind(course: Course, place: Place): void {
  const tasks = course.state.tasks.filter(({ token }) => token === place.token);
  const people = tasks.flatMap((task) =>
    task.status === "claimed" ? [userPrincipal(task.assignee)] : task.candidates,
  );
  course.add({
    type: "ReminderGiven",
    ...place,
    tasks: tasks.map(({ no }) => no),
    people: distinctPrincipals(people),
  });
}
