import type { TicketEvent } from "./events";

/** A consequence outside the ticket, to be written to the outbox with it. */
export type Effect =
  | { kind: "task_opened"; task: number }
  | { kind: "timer_armed"; timer: number; dueAt: number }
  | { kind: "timer_cancelled"; timer: number }
  | { kind: "ticket_ended" };

/** What the world outside the database has to do about a fact. */
export function effectsOf(event: TicketEvent): readonly Effect[] {
  switch (event.type) {
    case "TaskOpened":
      return [{ kind: "task_opened", task: event.task }];
    case "TimerArmed":
      return [{ kind: "timer_armed", timer: event.timer, dueAt: event.dueAt }];
    case "TimerCancelled":
      return [{ kind: "timer_cancelled", timer: event.timer }];
    case "TicketEnded":
      return [{ kind: "ticket_ended" }];
    default:
      return [];
  }
}
