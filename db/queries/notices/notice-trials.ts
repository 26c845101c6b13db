import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { FlowDefinition } from "@/lib/flows/definition";
import { principalsOf, relatedTickets } from "../lists/principals";
import { intArray } from "../people/directory";
import { grantedFlows, openVersions } from "../tickets/tickets";

/** The definitions whose fields templates may name: the draft's and the published one's, the latest first. */
export async function listTemplateForms(reader: Reader, flowId: number): Promise<FlowDefinition[]> {
  const rows = await reader.execute<{ definition: FlowDefinition }>(sql`
    select definition from flow_versions
    where flow_id = ${flowId} and status in ('draft', 'published') order by number desc`);
  return rows.map(({ definition }) => definition);
}

export async function findFlowName(reader: Reader, flowId: number): Promise<string> {
  const [row] = await reader.execute<{ name: string }>(sql`select name from flows where id = ${flowId}`);
  return row?.name ?? "";
}

export type TrialTicketRow = { ticketId: number; serial: string; title: string; isTest: boolean };

/** Tickets of a flow that the reader may view, also those that try out its draft, newest first. */
export async function listTrialTickets(
  reader: Reader,
  args: { flowId: number; userId: number; ticketId: number | null; limit: number },
): Promise<TrialTicketRow[]> {
  const { flowId, userId, ticketId, limit } = args;
  const ids = sql`${ticketId === null ? null : intArray([ticketId])}`;
  return reader.execute<TrialTicketRow>(sql`
    with recursive ${principalsOf(userId)}
    select ticket.id as "ticketId", ticket.serial, ticket.title, ticket.is_test as "isTest"
    from tickets ticket
    where ticket.flow_id = ${flowId} and ticket.deleted_at is null and (${ids}::int[] is null or ticket.id = any(${ids}))
      and (ticket.id in ${relatedTickets} or ticket.status <> 'draft' and (
        ticket.version_id in ${openVersions} or ticket.flow_id in ${grantedFlows}
        or exists (select from users where id = ${userId} and global_role = 'administrator')))
    order by ticket.created_at desc, ticket.id desc limit ${limit}`);
}

/** The number of a ticket's newest entry; null when there is no such ticket. */
export async function findNewestEntry(reader: Reader, ticketId: number): Promise<number | null> {
  const [row] = await reader.execute<{ seq: number }>(sql`
    select log_count as seq from tickets where id = ${ticketId}`);
  return row?.seq ?? null;
}
