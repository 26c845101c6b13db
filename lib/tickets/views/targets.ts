import type { NamedPrincipal } from "@/db/queries/lists/waiting";
import type { LogEntry } from "@/db/queries/tickets/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets/tickets";
import type { TicketEvent } from "@/lib/engine/events";
import { distinctPrincipals, groupsOf, type Principal, samePrincipal } from "@/lib/engine/model";
import type { PersonRef, TimelineEntry } from "../schema";

/** Everybody a ticket's page has to name besides those in its fields. */
export function personsOf(ticket: TicketDetail, log: readonly LogEntry[]): number[] {
  const signing = ticket.tokens.flatMap(({ signing }) => signing ?? []);
  const signers = signing.flatMap((seat) => (seat.status === "done" ? [seat.person, seat.vote.by] : [seat.person]));
  const lenders = ticket.waiting.flatMap(({ returns }) => returns.map(({ user }) => user));
  const targets = log.flatMap((entry) => targetIds(entry));
  return [...new Set([...signers, ...lenders, ...targets].filter((id) => id !== null))];
}

/** Departments and roles that were reminded or told of what takes too long. */
export function groupsIn(log: readonly LogEntry[]): Principal[] {
  return distinctPrincipals(log.flatMap(({ events }) => groupsOf(events.flatMap(toldIn))));
}

/** The timeline with the people and groups each entry is about. */
export function withTargets(
  entries: readonly TimelineEntry[],
  log: readonly LogEntry[],
  { people, groups }: { people: readonly PersonRef[]; groups: readonly NamedPrincipal[] },
): TimelineEntry[] {
  return entries.map((entry, index) => {
    const logged = log[index];
    if (logged === undefined) return entry;
    const persons = targetIds(logged).flatMap((id) => people.find((person) => person.id === id) ?? []);
    const told = groupsOf(logged.events.flatMap(toldIn));
    const named = groups.filter((group) => told.some((principal) => samePrincipal(principal, group)));
    return { ...entry, targets: [...persons, ...named.map(({ id, name, username }) => ({ id, name, username }))] };
  });
}

/** Whom a rung of a node's ladder reminded or told. */
function toldIn(event: TicketEvent): readonly Principal[] {
  return event.type === "ReminderGiven" || event.type === "TicketEscalated" ? event.people : [];
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
  "reminder",
  "escalate",
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
    case "ReminderGiven":
    case "TicketEscalated":
      return event.people.flatMap(({ type, id }) => (type === "user" ? [id] : []));
    case "CommentAdded":
      return [...event.mentions];
    default:
      return [];
  }
}
