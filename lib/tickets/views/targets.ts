import type { LogEntry } from "@/db/queries/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets";
import type { TicketEvent } from "@/lib/engine/events";
import type { PersonRef, TimelineEntry } from "../schema";

/** Everybody a ticket's page has to name besides those in its fields. */
export function personsOf(ticket: TicketDetail, log: readonly LogEntry[]): number[] {
  const signing = ticket.tokens.flatMap(({ signing }) => signing ?? []);
  const signers = signing.flatMap((seat) => (seat.status === "done" ? [seat.person, seat.vote.by] : [seat.person]));
  const lenders = ticket.waiting.flatMap(({ returns }) => returns.map(({ user }) => user));
  const targets = log.flatMap((entry) => targetIds(entry));
  return [...new Set([...signers, ...lenders, ...targets].filter((id) => id !== null))];
}

/** The timeline with the people each entry is about. */
export function withTargets(
  entries: readonly TimelineEntry[],
  log: readonly LogEntry[],
  people: readonly PersonRef[],
): TimelineEntry[] {
  return entries.map((entry, index) => {
    const ids = log[index] === undefined ? [] : targetIds(log[index]);
    return { ...entry, targets: ids.flatMap((id) => people.find((person) => person.id === id) ?? []) };
  });
}

const GIVING = new Set<LogEntry["action"]>([
  "transfer",
  "delegate",
  "return",
  "reassign",
  "add_signer",
  "remove_signer",
  "copy",
  "comment",
]);

/** Whom an action gave a task to, brought in, told or named. */
function targetIds({ action, events }: LogEntry): number[] {
  return GIVING.has(action) ? [...new Set(events.flatMap(peopleIn))] : [];
}

function peopleIn(event: TicketEvent): number[] {
  switch (event.type) {
    case "TaskLent":
      return [event.to, ...event.returns.flatMap(({ kind, user }) => (kind === "next" ? [user] : []))];
    case "TaskTransferred":
    case "TaskReturned":
      return [event.to];
    case "SeatsPlaced":
      return event.seats.flatMap(({ person }) => (person === null ? [] : [person]));
    case "CopySent":
      return event.people.flatMap(({ type, id }) => (type === "user" ? [id] : []));
    case "CommentAdded":
      return [...event.mentions];
    default:
      return [];
  }
}
