import { listParticipants } from "@/db/queries/loonflow/participants";
import type { Call } from "../protocol/endpoint";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "./granted-ticket";

/** The people a ticket waits for, and how to reach them. */
export async function participantInfo({ db }: Call, { ticket }: GrantedTicket): Promise<WireValue> {
  const people = await listParticipants(db, { ticketId: ticket.id, nodeId: ticket.nodeId });
  return {
    participant_username_list: people.map(({ username }) => username),
    participant_info_list: people.map(({ username, name, phone, email }) => ({ username, alias: name, phone, email })),
  };
}
