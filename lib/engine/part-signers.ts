import type { TicketEvent } from "./events";
import type { Course } from "./flow/course";
import { type Seat, samePrincipal, type Task, type UserId, userPrincipal } from "./model";
import { holdsSeat } from "./signing";

/**
 * Whoever takes a place at a node, or decides in one, is no longer offered the place of another signer there to which
 * an escalation had added them: nobody signs twice.
 */
export function partSigners(course: Course): void {
  for (const task of course.state.tasks) {
    if (task.status !== "open" || task.isFallback) continue;
    const { seats } = course.token(task.token);
    if (seats.length > 1) part(course, task, seats);
  }
}

function part(course: Course, task: Task, seats: readonly Seat[]): void {
  const person = seats.find(({ no }) => no === task.seat)?.person ?? null;
  // A place that is nobody's was not opened by an escalation.
  if (person === null) return;
  const others = seats.filter(({ no }) => no !== task.seat);
  const isGroup = task.candidates.some(({ type }) => type !== "user");
  const barred = [...new Set(course.events.flatMap(seatedIn))].filter((id) => {
    const isOffered = isGroup || task.candidates.some((candidate) => samePrincipal(candidate, userPrincipal(id)));
    return id !== person && isOffered && !task.excluded.includes(id) && holdsSeat(others, id);
  });
  if (barred.length === 0) return;
  const candidates = task.candidates.filter(({ type, id }) => type !== "user" || !barred.includes(id));
  const excluded = isGroup ? [...task.excluded, ...barred] : task.excluded;
  course.add({ type: "TaskRecast", task: task.no, candidates, excluded });
}

/** Who has taken a place or decided. */
function seatedIn(event: TicketEvent): UserId[] {
  switch (event.type) {
    case "TaskCompleted":
    case "TaskClaimed":
      return [event.by, ...(event.forUser === null ? [] : [event.forUser])];
    case "TaskTransferred":
      return [event.to];
    case "TaskLent":
    case "TaskReturned":
      // Whoever lends it keeps the place.
      return [event.returns.at(-1)?.user ?? event.to];
    case "TaskOpened":
      return event.assignee === null ? [] : [event.assignee];
    case "SeatsPlaced":
      return event.seats.flatMap(({ person }) => (person === null ? [] : [person]));
    default:
      return [];
  }
}
