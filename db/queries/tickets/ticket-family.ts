import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import { type FlowGrant, grantsOf } from "../flows/flow-grants";

type Attachable = {
  flowId: number;
  isDraft: boolean;
  isOpenToAll: boolean;
  relations: Principal[];
  grants: FlowGrant[];
};

/**
 * A ticket that another may be attached to, with who may know of it; null when there is none, or the node is none of
 * its flow.
 */
export async function findAttachable(
  reader: Reader,
  { ticketId, nodeId }: { ticketId: number; nodeId: number | null },
): Promise<Attachable | null> {
  const [row] = await reader.execute<Attachable>(sql`
    select ticket.flow_id as "flowId", ticket.status = 'draft' as "isDraft",
      coalesce((version.definition #> '{settings,isOpenToAll}')::boolean, false) as "isOpenToAll",
      (select coalesce(jsonb_agg(jsonb_build_object('type', principal_type, 'id', principal_id)), '[]')
        from ticket_relations where ticket_id = ticket.id) as relations,
      ${grantsOf(sql`ticket.flow_id`)} as grants
    from tickets ticket join flow_versions version on version.id = ticket.version_id
    where ticket.id = ${ticketId} and ticket.deleted_at is null and (${nodeId}::int is null
      or exists (select from flow_nodes where id = ${nodeId}::int and flow_id = ticket.flow_id))`);
  return row ?? null;
}

export type ChildCount = { total: number; ended: number };

/**
 * How many children a ticket has that a job of it waits for, and how many of them have ended. Those that were
 * attached to its node count with those that it created; a deleted one has ended.
 */
export async function countChildren(
  reader: Reader,
  { parentId, jobNo, nodeId }: { parentId: number; jobNo: number; nodeId: number },
): Promise<ChildCount> {
  const [row] = await reader.execute<ChildCount>(sql`
    select count(*)::int as total, count(*) filter (where ended_at is not null or deleted_at is not null)::int as ended
    from tickets where parent_id = ${parentId}
      and (parent_job_no = ${jobNo} or (parent_job_no is null and parent_node_id = ${nodeId}))`);
  return row ?? { total: 0, ended: 0 };
}

/** The places of the children that a job has created already. */
export async function listChildPlaces(reader: Reader, parentId: number, jobNo: number): Promise<number[]> {
  const rows = await reader.execute<{ place: number }>(sql`
    select parent_place as place from tickets where parent_id = ${parentId} and parent_job_no = ${jobNo}`);
  return rows.map(({ place }) => place);
}

/** How many tickets a ticket is below: its parent, the parent's parent, and so on. */
export async function countAncestors(reader: Reader, ticketId: number): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(sql`
    with recursive above(id, parent_id, height) as (
      select id, parent_id, 0 from tickets where id = ${ticketId}
      union all
      select tickets.id, tickets.parent_id, height + 1 from above join tickets on tickets.id = above.parent_id
      where height < 100
    )
    select max(height)::int as count from above`);
  return row?.count ?? 0;
}
