import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { FileRef, LogAction } from "@/db/store/tickets/ticket-rows";
import type { TicketEvent } from "@/lib/engine/events";
import type { Intent } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";
import { isoInstant } from "../lists/waiting";

export type LogEntry = {
  seq: number;
  at: string;
  action: LogAction;
  actorKind: "user" | "system";
  actorId: number | null;
  actorName: string;
  actorUsername: string;
  /** Whom they stood in for; empty when they acted in their own name. */
  forName: string;
  attachments: FileRef[];
  clientName: string;
  nodeId: number | null;
  nodeName: string;
  transitionId: number | null;
  transitionName: string;
  intent: Intent | null;
  comment: string;
  changes: Record<string, [Json, Json]>;
  events: TicketEvent[];
};

/** All that happened to a ticket, oldest first. Holds field values: who may read which is the caller's concern. */
export async function listLog(reader: Reader, ticketId: number): Promise<LogEntry[]> {
  return reader.execute<LogEntry>(sql`
    select entry.seq, ${isoInstant(sql`entry.at`)} as at, entry.action, entry.actor_kind as "actorKind",
      entry.actor_id as "actorId", entry.actor_name as "actorName", coalesce(actor.username, '') as "actorUsername",
      coalesce(client.name, '') as "clientName", entry.node_id as "nodeId", entry.node_name as "nodeName",
      entry.transition_id as "transitionId", entry.transition_name as "transitionName", entry.intent, entry.comment,
      entry.for_user_name as "forName", entry.attachments, entry.changes, entry.events
    from ticket_log entry
    left join users actor on actor.id = entry.actor_id
    left join clients client on client.id = entry.client_id
    where entry.ticket_id = ${ticketId}
    order by entry.seq`);
}
