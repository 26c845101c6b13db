import { type SQL, sql } from "drizzle-orm";
import type { TicketStatus } from "@/lib/engine/model";
import type { FlowGrant } from "../flows/flow-grants";
import { allOf, escapeLike } from "../lists/list-page";
import { isListed } from "../lists/listed";
import { actionableTasks, relatedTickets } from "../lists/principals";
import { intArray } from "../people/directory";
import type { ClientScope } from "./flows";
import { isAtNode } from "./ticket-place";

export const TICKET_CATEGORIES = ["all", "owner", "duty", "relation", "worked", "view", "intervene"] as const;
export type TicketCategory = (typeof TICKET_CATEGORIES)[number];

export type TicketFilter = {
  category: TicketCategory;
  serialPrefix: string | null;
  title: string | null;
  /** Created at this instant or later, ISO. */
  from: string | null;
  /** Created before this instant, ISO. */
  before: string | null;
  flowIds: readonly number[] | null;
  nodeIds: readonly number[] | null;
  ticketIds: readonly number[] | null;
  isEnded: boolean | null;
  isRejected: boolean | null;
  status: TicketStatus | null;
};

/** Conditions on `ticket` for what the client may touch and what was asked for; they need `me` and `acting` in scope. */
export function matches(scope: ClientScope, filter: TicketFilter): SQL {
  const { serialPrefix, title, from, before, flowIds, nodeIds, ticketIds, isEnded, isRejected, status } = filter;
  return allOf(
    [
      sql`ticket.flow_id = any(${intArray(scope.flowIds)})`,
      isListed,
      // A draft is nobody's but the requester's.
      sql`(ticket.status <> 'draft' or ticket.requester_id = ${scope.userId}::int)`,
      // A draft is its requester's alone.
      sql`(ticket.status <> 'draft' or ticket.requester_id = ${scope.userId ?? NOBODY})`,
      inCategory(filter.category, scope.userId),
      serialPrefix && sql`ticket.serial like ${`${escapeLike(serialPrefix)}%`}`,
      title && sql`strpos(ticket.title, ${title}) > 0`,
      from && sql`ticket.created_at >= ${from}::timestamptz`,
      before && sql`ticket.created_at < ${before}::timestamptz`,
      flowIds && sql`ticket.flow_id = any(${intArray(flowIds)})`,
      nodeIds && isAtNode(nodeIds),
      ticketIds && sql`ticket.id = any(${intArray(ticketIds)})`,
      isEnded === null ? null : sql`(ticket.ended_at is not null) = ${isEnded}`,
      status && sql`ticket.status = ${status}`,
      isRejected === null ? null : sql`(ticket.status = 'rejected') = ${isRejected}`,
    ].filter((condition) => condition !== null && condition !== ""),
  );
}

const NOBODY = 0;

function inCategory(category: TicketCategory, userId: number | null): SQL | null {
  if (category === "all") return null;
  if (userId === null) return sql`false`;
  switch (category) {
    case "owner":
      return sql`ticket.requester_id = ${userId}`;
    case "duty":
      return sql`ticket.id in (select ticket_id from ${actionableTasks} mine)`;
    case "relation":
      return sql`ticket.id in ${relatedTickets}`;
    case "worked":
      return sql`ticket.id in (
        select ticket_id from ticket_log where actor_id = ${userId} and action in ('create', 'complete', 'send_back'))`;
    case "view":
      return sql`ticket.flow_id in ${grantedFlows(["view", "intervene", "manage"])}`;
    case "intervene":
      return sql`ticket.flow_id in ${grantedFlows(["intervene", "manage"])}`;
  }
}

/** Flows on which the reader has one of these grants in their own name. */
function grantedFlows(permissions: readonly FlowGrant["permission"][]): SQL {
  return sql`(
    select flow_id from flow_grants join me on me.type = principal_type and me.id = principal_id
    where permission in ${permissions})`;
}
