import { type SQL, sql } from "drizzle-orm";
import { isNotExcluded, mayAct } from "../lists/principals";
import { intArray } from "../people/directory";

/** The node at which `ticket` ended, told by the log row that ended it; tokens of ended tickets are gone. */
const endNodeId = sql`(
  select node.id from ticket_log entry
  join flow_nodes node on node.flow_id = ticket.flow_id
    and node.key = jsonb_path_query_array(entry.events, '$[*] ? (@.type == "TokenMoved").to') ->> -1
  where entry.ticket_id = ticket.id and entry.events @> '[{"type": "TicketEnded"}]'
  order by entry.seq desc limit 1)`;

/** The one node that callers are told `ticket` is at: where its first token rests that does not wait for others at a gateway, or where it ended. */
export const currentNodeId = sql`coalesce(
  (select node_id from ticket_tokens token join flow_nodes node on node.id = token.node_id
    where ticket_id = ticket.id order by node.type in ('parallel', 'inclusive'), token.no limit 1),
  case when ticket.ended_at is not null then ${endNodeId} end)`;

/** Where the reader has something to do, of a `ticket` that is at several nodes; what need not be claimed comes first. Needs `acting`. */
export const ownNodeId = sql`(
  select task.node_id from tasks task
  where task.ticket_id = ticket.id and task.status in ('open', 'claimed')
    and 1 < (select count(*) from ticket_tokens where ticket_id = ticket.id)
    and exists (
      select from acting where ${mayAct} and (
        task.status = 'claimed' and acting.type = 'user' and task.assignee_id = acting.id
        or task.status = 'open' and ${isNotExcluded} and exists (
          select from task_candidates
          where task_id = task.id and principal_type = acting.type and principal_id = acting.id)))
  order by task.status = 'open' and task.must_claim, task.no limit 1)`;

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
