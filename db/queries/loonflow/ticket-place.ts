import { type SQL, sql } from "drizzle-orm";
import { intArray } from "../directory";

/** The node at which `ticket` ended, told by the log row that ended it; tokens of ended tickets are gone. */
const endNodeId = sql`(
  select node.id from ticket_log entry
  join flow_nodes node on node.flow_id = ticket.flow_id
    and node.key = jsonb_path_query_array(entry.events, '$[*] ? (@.type == "TokenMoved").to') ->> -1
  where entry.ticket_id = ticket.id and entry.events @> '[{"type": "TicketEnded"}]'
  order by entry.seq desc limit 1)`;

/** The one node that callers are told `ticket` is at: where its first token rests, or where it ended. */
export const currentNodeId = sql`coalesce(
  (select node_id from ticket_tokens where ticket_id = ticket.id order by no limit 1),
  case when ticket.ended_at is not null then ${endNodeId} end)`;

/** `ticket` is at one of these nodes. Only where a flow can end in several ways is the log asked which it was. */
export function isAtNode(nodeIds: readonly number[]): SQL {
  const ids = intArray(nodeIds);
  return sql`(
    ticket.id in (select ticket_id from ticket_tokens where node_id = any(${ids}))
    or ticket.ended_at is not null
      and ticket.flow_id in (select flow_id from flow_nodes where id = any(${ids}) and type = 'end')
      and (
        not exists (
          select from flow_nodes other
          where other.flow_id = ticket.flow_id and other.type = 'end' and other.id <> all(${ids}))
        or ${endNodeId} = any(${ids})))`;
}
