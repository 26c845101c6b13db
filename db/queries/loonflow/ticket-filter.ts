import { type SQL, sql } from "drizzle-orm";
import { intArray } from "../directory";
import { allOf, escapeLike } from "../lists/list-page";
import { isListed } from "../lists/listed";
import { actionableTasks, relatedTickets } from "../lists/principals";
import type { ClientScope } from "./flows";
import { isAtNode } from "./ticket-place";

export const TICKET_CATEGORIES = ["all", "owner", "duty", "relation"] as const;
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
};

/** Conditions on `ticket` for what the client may touch and what was asked for; they need `acting` in scope. */
export function matches(scope: ClientScope, filter: TicketFilter): SQL {
  const { serialPrefix, title, from, before, flowIds, nodeIds, ticketIds, isEnded, isRejected } = filter;
  return allOf(
    [
      sql`ticket.flow_id = any(${intArray(scope.flowIds)})`,
      isListed,
      inCategory(filter.category, scope.userId),
      serialPrefix && sql`ticket.serial like ${`${escapeLike(serialPrefix)}%`}`,
      title && sql`strpos(ticket.title, ${title}) > 0`,
      from && sql`ticket.created_at >= ${from}::timestamptz`,
      before && sql`ticket.created_at < ${before}::timestamptz`,
      flowIds && sql`ticket.flow_id = any(${intArray(flowIds)})`,
      nodeIds && isAtNode(nodeIds),
      ticketIds && sql`ticket.id = any(${intArray(ticketIds)})`,
      isEnded === null ? null : sql`(ticket.ended_at is not null) = ${isEnded}`,
      isRejected === null ? null : sql`(ticket.status = 'rejected') = ${isRejected}`,
    ].filter((condition) => condition !== null && condition !== ""),
  );
}

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
  }
}
