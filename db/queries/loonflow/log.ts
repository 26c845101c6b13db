import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { LogAction } from "@/db/store/ticket-rows";
import type { Intent } from "@/lib/engine/model";
import { isoInstant } from "../lists/waiting";

export type WireLogEntry = {
  id: number;
  at: string;
  action: LogAction;
  /** null when the system itself acted. */
  actor: { username: string; name: string; email: string; phone: string } | null;
  nodeId: number | null;
  nodeName: string;
  transitionId: number | null;
  transitionName: string;
  intent: Intent | null;
  comment: string;
};

export async function countWireLog(reader: Reader, ticketId: number): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from ticket_log where ticket_id = ${ticketId}`,
  );
  return row?.count ?? 0;
}

/** A page of what happened to a ticket, newest first. */
export async function listWireLog(
  reader: Reader,
  ticketId: number,
  { offset, limit }: { offset: number; limit: number },
): Promise<WireLogEntry[]> {
  return entries(reader, ticketId, sql`desc limit ${limit} offset ${offset}`);
}

/** All that happened to a ticket, oldest first. */
export async function listWholeWireLog(reader: Reader, ticketId: number): Promise<WireLogEntry[]> {
  return entries(reader, ticketId, sql`asc`);
}

async function entries(reader: Reader, ticketId: number, order: SQL): Promise<WireLogEntry[]> {
  return reader.execute<WireLogEntry>(sql`
    select entry.id::float8 as id, ${isoInstant(sql`entry.at`)} as at, entry.action,
      case when actor.id is not null then jsonb_build_object('username', actor.username, 'name', actor.name,
        'email', actor.email, 'phone', actor.phone) end as actor,
      entry.node_id as "nodeId", entry.node_name as "nodeName", entry.transition_id as "transitionId",
      entry.transition_name as "transitionName", entry.intent, entry.comment
    from ticket_log entry left join users actor on actor.id = entry.actor_id
    where entry.ticket_id = ${ticketId} order by entry.seq ${order}`);
}
