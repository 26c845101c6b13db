import type { TicketEvent } from "./events";
import type { Escalating, JobKind, Principal, UserId } from "./model";

/** A consequence outside the ticket, to be written to the outbox with it. */
export type Effect =
  | { kind: "task_opened"; task: number }
  /** An open task has another assignee. */
  | { kind: "task_assigned"; task: number; to: UserId }
  | { kind: "timer_armed"; timer: number; dueAt: number }
  | { kind: "timer_cancelled"; timer: number }
  | { kind: "job_started"; job: number; jobKind: JobKind; attempt: number }
  | { kind: "people_mentioned"; people: readonly UserId[] }
  | { kind: "copy_sent"; people: readonly Principal[] }
  | { kind: "assignees_reminded" }
  | { kind: "reminder_due"; tasks: readonly number[] }
  /** `managers`: nobody else was found to tell. */
  | { kind: "escalated"; how: Escalating | "managers"; people: readonly Principal[]; except: readonly UserId[] }
  | { kind: "ticket_ended" };

/** What the world outside the database has to do about a fact. */
export function effectsOf(event: TicketEvent): readonly Effect[] {
  switch (event.type) {
    case "TaskOpened":
      return [{ kind: "task_opened", task: event.task }];
    case "TaskTransferred":
    case "TaskLent":
    case "TaskReturned":
      return [{ kind: "task_assigned", task: event.task, to: event.to }];
    case "TimerArmed":
      return [{ kind: "timer_armed", timer: event.timer, dueAt: event.dueAt }];
    case "TimerCancelled":
      return [{ kind: "timer_cancelled", timer: event.timer }];
    case "JobStarted":
      return [{ kind: "job_started", job: event.job, jobKind: event.kind, attempt: 1 }];
    case "JobRetried":
      return [{ kind: "job_started", job: event.job, jobKind: event.kind, attempt: event.attempt }];
    case "CommentAdded":
      return event.mentions.length === 0 ? [] : [{ kind: "people_mentioned", people: event.mentions }];
    case "CopySent":
      return event.people.length === 0 ? [] : [{ kind: "copy_sent", people: event.people }];
    case "AssigneesReminded":
      return [{ kind: "assignees_reminded" }];
    case "ReminderGiven":
      return [{ kind: "reminder_due", tasks: event.tasks }];
    case "TicketEscalated": {
      const { how, isFallback, people, except } = event;
      return [{ kind: "escalated", how: isFallback ? "managers" : how, people, except }];
    }
    case "TicketEnded":
      return [{ kind: "ticket_ended" }];
    default:
      return [];
  }
}
