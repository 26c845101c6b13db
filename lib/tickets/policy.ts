import { type StoredPerson, toPerson } from "@/db/queries/person";
import { type Principal, samePrincipal } from "@/lib/engine/model";
import type { Actor } from "@/lib/platform/actor";

type TicketAccess = {
  flowId: number;
  /** The flow lets everybody look. */
  isOpenToAll: boolean;
  relations: readonly Principal[];
  person: StoredPerson | null;
};

/**
 * Whether the actor may know of a ticket at all: people concerned by it, administrators, everybody where the flow says
 * so, and only through clients that were granted the flow. What they may do with it is the engine's business.
 */
export function mayActOnTicket(actor: Actor, ticket: TicketAccess): boolean {
  if (actor.kind === "system") return true;
  if (actor.clientId !== null && !actor.flowIds.includes(ticket.flowId)) return false;
  const { person } = ticket;
  if (person === null || !person.isActive) return false;
  if (person.globalRole === "administrator" || ticket.isOpenToAll) return true;
  const { principals } = toPerson(person);
  return ticket.relations.some((relation) => principals.some((principal) => samePrincipal(relation, principal)));
}

/** Whether a person may look at a ticket: whoever may act on it, and whoever holds a grant of its flow. */
export function mayViewTicket(userId: number, ticket: TicketAccess & { hasGrant: boolean }): boolean {
  if (mayActOnTicket({ kind: "user", userId, clientId: null }, ticket)) return true;
  return ticket.hasGrant && ticket.person?.isActive === true;
}
