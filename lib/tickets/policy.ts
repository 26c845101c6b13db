import type { FlowGrant } from "@/db/queries/flows/flow-grants";
import { type StoredPerson, toPerson } from "@/db/queries/people/person";
import { type Principal, samePrincipal } from "@/lib/engine/model";
import type { Actor } from "@/lib/platform/actor";

export type TicketAccess = {
  flowId: number;
  /** Not submitted yet: nobody's but the requester's, who is the only one concerned by it. */
  isDraft: boolean;
  /** The flow lets everybody look. */
  isOpenToAll: boolean;
  relations: readonly Principal[];
  grants: readonly FlowGrant[];
  person: StoredPerson | null;
};

/**
 * Whether the actor may know of a ticket at all: people concerned by it or standing in for one who is, who holds a
 * grant of its flow, administrators, everybody where the flow says so, and only through clients that were granted the
 * flow. What they may do with it is the engine's business.
 */
export function mayViewTicket(actor: Actor, ticket: TicketAccess): boolean {
  if (actor.kind === "system") return true;
  if (!isGrantedClient(actor, ticket)) return false;
  const { person } = ticket;
  if (person === null || !person.isActive) return false;
  if (!ticket.isDraft && (person.globalRole === "administrator" || ticket.isOpenToAll)) return true;
  const { principals, standsFor } = toPerson(person, ticket.flowId);
  const answered = [...principals, ...standsFor.flatMap((stood) => stood.principals)];
  const opened = ticket.isDraft ? ticket.relations : [...ticket.relations, ...grantees(ticket)];
  return opened.some((one) => answered.some((other) => samePrincipal(one, other)));
}

/**
 * Whether the actor may change the ticket past its flow: administrators, and who holds the flow's intervene or manage
 * grant. Grants are one's own: a stand-in has none of them.
 */
export function mayIntervene(actor: Actor, ticket: TicketAccess): boolean {
  if (actor.kind === "system" || !isGrantedClient(actor, ticket)) return false;
  const { person } = ticket;
  if (person === null || !person.isActive) return false;
  if (person.globalRole === "administrator") return true;
  const { principals } = toPerson(person, ticket.flowId);
  return grantees(ticket, "intervene", "manage").some((one) => principals.some((other) => samePrincipal(one, other)));
}

function isGrantedClient(actor: Exclude<Actor, { kind: "system" }>, ticket: TicketAccess): boolean {
  return actor.clientId === null || actor.flowIds.includes(ticket.flowId);
}

function grantees({ grants }: TicketAccess, ...permissions: FlowGrant["permission"][]): Principal[] {
  return grants.filter(({ permission }) => permissions.length === 0 || permissions.includes(permission));
}
