import { mayViewTicket } from "@/lib/tickets/policy";
import { WireRefusal } from "../protocol/refusal";
import type { GrantedTicket } from "./granted-ticket";

/**
 * Where the flow lets everybody look, the client may look for a name nobody has: it was granted the flow.
 *
 * @throws WireRefusal when the person the client speaks for may not view the ticket.
 */
export function demandView({ ticket, version }: GrantedTicket): void {
  const { isOpenToAll } = version.definition.settings;
  const isDraft = ticket.status === "draft";
  if (isOpenToAll && !isDraft) return;
  const { person, grants, flowId, related: relations } = ticket;
  if (person === null) throw new WireRefusal("viewer_unknown");
  const actor = { kind: "user", userId: person.id, clientId: null } as const;
  if (!mayViewTicket(actor, { flowId, isDraft, isOpenToAll, relations, person, grants })) {
    throw new WireRefusal("view_denied");
  }
}
