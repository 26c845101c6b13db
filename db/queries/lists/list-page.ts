import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { TicketStatus } from "@/lib/engine/model";
import { isListed } from "./listed";
import { isoInstant, type PersonRef, personRef, type WaitingTask, waitingTasks } from "./waiting";

export type ListFilter = {
  flowId: number | null;
  /** Where the ticket is now. */
  nodeId: number | null;
  statuses: readonly TicketStatus[];
  requesterId: number | null;
  /** Created in this half-open period. */
  from: Date | null;
  until: Date | null;
  serialPrefix: string;
  /** Anywhere in the title or the serial number. */
  text: string;
};

/** A place in a list: the row's date and id, and which side of it is wanted. */
export type Cursor = { at: string; id: number; side: "after" | "before" };

export type PageRequest = { order: "newest" | "oldest"; cursor: Cursor | null; limit: number };

export type ListRow = {
  /** The row's date and id in its list: of the task in the to-do list, of the ticket elsewhere. */
  at: string;
  id: number;
  ticketId: number;
  serial: string;
  title: string;
  status: TicketStatus;
  flowId: number;
  flowName: string;
  requester: PersonRef;
  createdAt: string;
  endedAt: string | null;
  waiting: WaitingTask[];
};

export type ListPage = { rows: ListRow[]; hasBefore: boolean; hasAfter: boolean };

/** Conditions on `ticket`; the node is compared by the caller, because lists differ in what "at a node" means. */
export function filterConditions(filter: ListFilter): SQL[] {
  const conditions: SQL[] = [isListed];
  if (filter.flowId !== null) conditions.push(sql`ticket.flow_id = ${filter.flowId}`);
  if (filter.statuses.length > 0)
    conditions.push(sql`ticket.status = any(${`{${filter.statuses.join(",")}}`}::text[])`);
  if (filter.requesterId !== null) conditions.push(sql`ticket.requester_id = ${filter.requesterId}`);
  if (filter.from !== null) conditions.push(sql`ticket.created_at >= ${filter.from.toISOString()}::timestamptz`);
  if (filter.until !== null) conditions.push(sql`ticket.created_at < ${filter.until.toISOString()}::timestamptz`);
  if (filter.serialPrefix !== "") conditions.push(sql`ticket.serial like ${`${escapeLike(filter.serialPrefix)}%`}`);
  if (filter.text !== "") {
    const pattern = `%${escapeLike(filter.text)}%`;
    conditions.push(sql`(ticket.title ilike ${pattern} or ticket.serial ilike ${pattern})`);
  }
  return conditions;
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** What a list hands to `readPage`: common table expressions, and where its rows come from. */
export type ListSource = {
  /** Ends before the page; holds at least `principalsOf`. */
  tables: SQL;
  /** A from clause with `ticket` in it. */
  from: SQL;
  conditions: readonly (SQL | null)[];
  at: SQL;
  id: SQL;
  /** Which live tasks (`task`) a row of `page` waits for. */
  waitingFor: SQL;
};

const SHOWN_CANDIDATES = 3;

/** One page of a list in one statement: the rows are chosen first, names are joined to the chosen ones only. */
export async function readPage(reader: Reader, source: ListSource, request: PageRequest): Promise<ListPage> {
  const { cursor } = request;
  const isDescending = (request.order === "newest") === (cursor?.side !== "before");
  const direction = isDescending ? sql`desc` : sql`asc`;
  const rows = await reader.execute<ListRow>(sql`
    with recursive ${source.tables},
    page as (
      select ${source.at} as at, ${source.id} as id, ticket.id as ticket_id from ${source.from}
      where ${allOf([...source.conditions, beyond(source, cursor, isDescending)])}
      order by ${source.at} ${direction}, ${source.id} ${direction} limit ${request.limit + 1}
    )
    select ${isoInstant(sql`page.at`)} as at, page.id, ticket.id as "ticketId", ticket.serial, ticket.title, ticket.status,
      ticket.flow_id as "flowId", flow.name as "flowName",
      ${personRef(sql`requester`)} as requester,
      ${isoInstant(sql`ticket.created_at`)} as "createdAt", ${isoInstant(sql`ticket.ended_at`)} as "endedAt",
      ${waitingTasks(source.waitingFor, SHOWN_CANDIDATES)} as waiting
    from page
    join tickets ticket on ticket.id = page.ticket_id
    join flows flow on flow.id = ticket.flow_id
    join users requester on requester.id = ticket.requester_id
    order by page.at ${direction}, page.id ${direction}`);
  return toPage(request, rows);
}

function beyond(source: ListSource, cursor: Cursor | null, isDescending: boolean): SQL | null {
  if (cursor === null) return null;
  const place = sql`(${cursor.at}::timestamptz, ${cursor.id}::int)`;
  return isDescending ? sql`(${source.at}, ${source.id}) < ${place}` : sql`(${source.at}, ${source.id}) > ${place}`;
}

/** Rows in the list's order, without the extra one that tells whether there are more on the side that was read. */
function toPage(request: PageRequest, found: readonly ListRow[]): ListPage {
  const hasMore = found.length > request.limit;
  const rows = found.slice(0, request.limit);
  if (request.cursor?.side === "before") return { rows: rows.toReversed(), hasBefore: hasMore, hasAfter: true };
  return { rows, hasBefore: request.cursor !== null, hasAfter: hasMore };
}

export function allOf(conditions: readonly (SQL | null)[]): SQL {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}
