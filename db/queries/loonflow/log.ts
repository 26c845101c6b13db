import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { LogAction } from "@/db/store/tickets/ticket-rows";
import type { Intent } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";
import { isoInstant } from "../lists/waiting";
import { scriptOf, type WireScript } from "./script";

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
  /** What ran; null for anything but scripts. */
  script: WireScript | null;
  /** The values after it, where they were asked for. */
  snapshot: Record<string, Json> | null;
};

type LogPage = { order: "newest" | "oldest"; offset: number; limit: number; withSnapshot: boolean };

/** That the engine began to wait for children, or for who may act, is nothing to callers; what came of it is. */
const isTold = sql`not (
  entry.action in ('children', 'resolve') and entry.transition_id is null and entry.comment = '')`;

export async function countWireLog(reader: Reader, ticketId: number): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from ticket_log entry where entry.ticket_id = ${ticketId} and ${isTold}`,
  );
  return row?.count ?? 0;
}

/** A page of what happened to a ticket. */
export async function listWireLog(reader: Reader, ticketId: number, page: LogPage): Promise<WireLogEntry[]> {
  const direction = page.order === "newest" ? sql`desc` : sql`asc`;
  const place = sql`${direction} limit ${page.limit} offset ${page.offset}`;
  return entries(reader, ticketId, place, page.withSnapshot ? sql`entry.snapshot` : NO_SNAPSHOT);
}

/** All that happened to a ticket, oldest first. */
export async function listWholeWireLog(reader: Reader, ticketId: number): Promise<WireLogEntry[]> {
  return entries(reader, ticketId, sql`asc`, NO_SNAPSHOT);
}

const NO_SNAPSHOT = sql`null::jsonb`;

/** Where several sign, what the person pressed is not what the node decided, if it has decided at all. */
async function entries(reader: Reader, ticketId: number, place: SQL, snapshot: SQL): Promise<WireLogEntry[]> {
  return reader.execute<WireLogEntry>(sql`
    select entry.id::float8 as id, ${isoInstant(sql`entry.at`)} as at, entry.action,
      case when actor.id is not null then jsonb_build_object('username', actor.username, 'name', actor.name,
        'email', actor.email, 'phone', actor.phone) end as actor,
      entry.node_id as "nodeId", entry.node_name as "nodeName",
      coalesce(pressed.id, entry.transition_id) as "transitionId",
      coalesce(pressed.name, entry.transition_name) as "transitionName", entry.intent, entry.comment,
      ${snapshot} as snapshot,
      case when entry.action = 'script' then ${scriptOf(sql`entry.node_id`)} end as script
    from ticket_log entry
    join tickets ticket on ticket.id = entry.ticket_id
    join flows flow on flow.id = ticket.flow_id
    left join flow_transitions pressed on entry.action = 'complete' and pressed.flow_id = ticket.flow_id
      and pressed.id is distinct from entry.transition_id
      and pressed.key = jsonb_path_query_first(entry.events, '$[*] ? (@.type == "TaskCompleted").transition') #>> '{}'
    left join users actor on actor.id = entry.actor_id
    where entry.ticket_id = ${ticketId} and ${isTold} order by entry.seq ${place}`);
}
