import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { LogRow } from "@/db/store/tickets/ticket-rows";
import { isoInstant } from "./lists/waiting";

/** What a ticket itself says of its log. */
export type LogHead = { ticketId: number; serial: string; logCount: number; logHash: string };

/** Tickets after one id, by id. */
export async function listLogHeads(reader: Reader, after: number, limit: number): Promise<LogHead[]> {
  return reader.execute<LogHead>(sql`
    select id as "ticketId", serial, log_count as "logCount", log_hash as "logHash" from tickets
    where id > ${after} order by id limit ${limit}`);
}

/** A row of a log as it was hashed. */
export type HashedRow = { ticketId: number; row: LogRow };
export type LogPosition = { ticketId: number; seq: number };

/** Log rows after a position, up to and with those of the ticket `last`, by ticket and number. */
export async function listHashedRows(
  reader: Reader,
  after: LogPosition,
  last: number,
  limit: number,
): Promise<HashedRow[]> {
  const rows = await reader.execute<LogRow & { ticketId: number }>(sql`
    select ticket_id as "ticketId", seq, ${isoInstant(sql`at`)} as at, action, actor_kind as "actorKind",
      actor_id as "actorId", actor_name as "actorName", client_id as "clientId", node_id as "nodeId",
      node_name as "nodeName", transition_id as "transitionId", transition_name as "transitionName", intent,
      task_no as "taskNo", comment, for_user_id as "forUserId", for_user_name as "forUserName", mentions, attachments,
      snapshot, changes, events, previous_hash as "previousHash", hash
    from ticket_log
    where (ticket_id, seq) > (${after.ticketId}, ${after.seq}) and ticket_id <= ${last}
    order by ticket_id, seq limit ${limit}`);
  return rows.map(({ ticketId, ...row }) => ({ ticketId, row }));
}
