import type { Reader } from "@/db/client";
import { listTickets } from "@/db/queries/tickets/tickets";
import type { Scope } from "@/lib/platform/scope";
import type { FoundTicket } from "../../schema";

const MAX_FOUND = 8;

const EVERYTHING = {
  flowId: null,
  nodeId: null,
  statuses: [],
  requesterId: null,
  from: null,
  until: null,
  serialPrefix: "",
} as const;

/** The newest tickets the person may view whose number or title holds the text. */
export async function readFoundTickets(
  reader: Reader,
  scope: Extract<Scope, { kind: "user" }>,
  text: string,
): Promise<FoundTicket[]> {
  const viewer = { userId: scope.userId, isAdministrator: scope.globalRole === "administrator" };
  const page = { order: "newest", cursor: null, limit: MAX_FOUND } as const;
  const { rows } = await listTickets(reader, viewer, "all", { ...EVERYTHING, text }, page);
  return rows.map(({ ticketId, serial, title, status, flowName }) => ({
    id: ticketId,
    serial,
    title,
    status,
    flowName,
  }));
}
