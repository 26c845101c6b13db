import { findWireTicket, type WireTicketDetail } from "@/db/queries/loonflow/tickets";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";

/** A ticket of a flow the client was granted, and the version it runs on. */
export type GrantedTicket = { ticket: WireTicketDetail; version: LoadedVersion };

/** @throws WireRefusal when there is no such ticket, or the client was not granted its flow. */
export async function grantedTicket({ db, caller }: Call, ticketId: number): Promise<GrantedTicket> {
  const ticket = await findWireTicket(db, ticketId, caller.userId);
  if (ticket === null) throw new WireRefusal("ticket_missing");
  if (!caller.flowIds.includes(ticket.flowId)) throw new WireRefusal("ticket_not_granted");
  return { ticket, version: await loadVersion(db, ticket.versionId) };
}
