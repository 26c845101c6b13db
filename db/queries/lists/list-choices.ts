import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { grantedFlows, openVersions, type Viewer } from "../tickets/tickets";
import { isListed } from "./listed";
import { principalsOf, relatedTickets } from "./principals";
import { type PersonRef, personRef } from "./waiting";

export type ListChoices = {
  flows: { id: number; name: string }[];
  /** Of the chosen flow, in its order of use; empty when none is chosen. */
  nodes: { id: number; name: string }[];
  requester: PersonRef | null;
};

/** What the filters of the lists offer: flows of tickets this person may view, nodes of the chosen one. */
export async function findListChoices(
  reader: Reader,
  viewer: Viewer,
  chosen: { flowId: number | null; requesterId: number | null },
): Promise<ListChoices> {
  const [row] = await reader.execute<ListChoices>(sql`
    with recursive ${principalsOf(viewer.userId)},
    offered as (select flow.id, flow.name from flows flow where ${flowsOf(viewer)})
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name, id), '[]') from offered) as flows,
      (select coalesce(jsonb_agg(jsonb_build_object('id', node.id, 'name', node.name) order by node.id), '[]')
        from flow_nodes node join offered on offered.id = node.flow_id
        where node.flow_id = ${chosen.flowId}::int and node.type = 'task') as nodes,
      (select ${personRef(sql`users`)} from users where id = ${chosen.requesterId}::int) as requester`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}

function flowsOf(viewer: Viewer) {
  if (viewer.isAdministrator) return sql`true`;
  return sql`(
    exists (
      select from tickets ticket
      where ticket.flow_id = flow.id and ${isListed} and ticket.id in ${relatedTickets})
    or flow.id in (select flow_id from flow_versions where id in ${openVersions})
    or flow.id in ${grantedFlows})`;
}
