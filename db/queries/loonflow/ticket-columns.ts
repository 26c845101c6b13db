import { sql } from "drizzle-orm";
import type { TicketStatus } from "@/lib/engine/model";
import { isoInstant } from "../lists/waiting";
import { type Member, membersOf } from "./members";
import { type Requester, requesterJson } from "./requester";
import { currentNodeId, ownNodeId } from "./ticket-place";
import { liveJobs, liveTasks, signers, type WireJob, type WireSigner, type WireTask } from "./ticket-work";

export type WireTicket = {
  id: number;
  serial: string;
  title: string;
  flowId: number;
  flowName: string;
  versionId: number;
  requesterId: number;
  status: TicketStatus;
  parentId: number | null;
  /** Where it hangs on its parent. */
  parentNodeId: number | null;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  /** The node where the reader has something to do, otherwise the first; null when nothing tells where it is. */
  nodeId: number | null;
  requester: Requester;
  relations: Member[];
  tasks: WireTask[];
  jobs: WireJob[];
  signers: WireSigner[];
};

/** A ticket as the wire shows it; needs `ticket`, `flow`, `requester` and `acting` in scope. */
export const ticketColumns = sql`
  ticket.id, ticket.serial, ticket.title, ticket.flow_id as "flowId", flow.name as "flowName",
  ticket.version_id as "versionId", ticket.requester_id as "requesterId", ticket.status,
  ticket.parent_id as "parentId", ticket.parent_node_id as "parentNodeId",
  ${isoInstant(sql`ticket.created_at`)} as "createdAt", ${isoInstant(sql`ticket.updated_at`)} as "updatedAt",
  ${isoInstant(sql`ticket.ended_at`)} as "endedAt",
  coalesce(${ownNodeId}, ${currentNodeId}) as "nodeId",
  ${requesterJson(sql`requester`)} as requester,
  ${membersOf(sql`select principal_type, principal_id from ticket_relations where ticket_id = ticket.id`)} as relations,
  ${liveTasks} as tasks, ${liveJobs} as jobs, ${signers} as signers`;

export const ticketJoins = sql`
  join flows flow on flow.id = ticket.flow_id
  join users requester on requester.id = ticket.requester_id`;
