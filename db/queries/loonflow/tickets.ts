import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";
import { type FlowGrant, grantsOf } from "../flows/flow-grants";
import { isListed } from "../lists/listed";
import { principalsOf } from "../lists/principals";
import { intArray } from "../people/directory";
import { personJson, type StoredPerson } from "../people/person";
import type { ClientScope } from "./flows";
import { ticketColumns, ticketJoins, type WireTicket } from "./ticket-columns";
import { matches, type TicketFilter } from "./ticket-filter";
import { currentNodeId } from "./ticket-place";

/** What a node is called and tagged with in one version of its flow. */
type ShownNode = { name: string; tag: Record<string, Json> };

export type WireTicketRow = WireTicket & { node: ShownNode | null };

const NOBODY = 0;

/** How many tickets match. */
export async function countWireTickets(reader: Reader, scope: ClientScope, filter: TicketFilter): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(sql`
    with recursive ${principalsOf(scope.userId ?? NOBODY)}
    select count(*)::int as count from tickets ticket where ${matches(scope, filter)}`);
  return row?.count ?? 0;
}

type Place = { order: "newest" | "oldest"; offset: number; limit: number };

/** A page of matching tickets in one statement: rows are chosen first, then what is shown of them is joined. */
export async function listWireTickets(
  reader: Reader,
  scope: ClientScope,
  filter: TicketFilter,
  place: Place,
): Promise<WireTicketRow[]> {
  const direction = place.order === "newest" ? sql`desc` : sql`asc`;
  return reader.execute<WireTicketRow>(sql`
    with recursive ${principalsOf(scope.userId ?? NOBODY)},
    page as (
      select ticket.id from tickets ticket where ${matches(scope, filter)}
      order by ticket.created_at ${direction}, ticket.id ${direction} limit ${place.limit} offset ${place.offset}
    ),
    shown as materialized (select ${ticketColumns} from page join tickets ticket on ticket.id = page.id ${ticketJoins}),
    nodes as materialized (
      select place."versionId", place."nodeId", jsonb_path_query_first(version.definition, '$.nodes[*] ? (@.key == $key)',
        jsonb_build_object('key', node.key)) as node
      from (select distinct "versionId", "nodeId" from shown) place
      join flow_versions version on version.id = place."versionId"
      join flow_nodes node on node.id = place."nodeId"
    )
    select shown.*, case when node is not null then
      jsonb_build_object('name', node -> 'name', 'tag', coalesce(node -> 'tag', '{}')) end as node
    from shown left join nodes using ("versionId", "nodeId")
    order by shown."createdAt" ${direction}, shown.id ${direction}`);
}

export type WireTicketDetail = WireTicket & {
  values: Record<string, Json>;
  related: Principal[];
  person: StoredPerson | null;
  /** Who may do what with tickets of the flow. */
  grants: FlowGrant[];
  /** Fields that were renamed when the flow was imported → their keys there. */
  fieldKeys: Record<string, string>;
};

/** One ticket with who is looking at it, in one statement. Whether they may is the caller's concern. */
export async function findWireTicket(
  reader: Reader,
  ticketId: number,
  userId: number | null,
): Promise<WireTicketDetail | null> {
  const [row] = await reader.execute<WireTicketDetail>(sql`
    with recursive ${principalsOf(userId ?? NOBODY)}
    select ${ticketColumns}, ticket.values, ${personJson(userId)} as person,
      (select coalesce(jsonb_agg(jsonb_build_object('type', principal_type, 'id', principal_id)), '[]')
        from ticket_relations where ticket_id = ticket.id) as related,
      ${grantsOf(sql`ticket.flow_id`)} as grants,
      coalesce(flow.origin -> 'fieldKeys', '{}') as "fieldKeys"
    from tickets ticket ${ticketJoins} where ticket.id = ${ticketId} and ${isListed}`);
  return row ?? null;
}

export type WireHookTicket = WireTicket & Pick<WireTicketDetail, "values" | "fieldKeys">;

/** A ticket as a hook is told of it, whoever may see it and whether or not it is in lists. */
export async function findHookTicket(reader: Reader, ticketId: number): Promise<WireHookTicket | null> {
  const [row] = await reader.execute<WireHookTicket>(sql`
    with recursive ${principalsOf(NOBODY)}
    select ${ticketColumns}, ticket.values, coalesce(flow.origin -> 'fieldKeys', '{}') as "fieldKeys"
    from tickets ticket ${ticketJoins} where ticket.id = ${ticketId}`);
  return row ?? null;
}

export type TicketPlace = { id: number; nodeId: number | null; nodeName: string | null };

/** Where tickets are now; those the client may not touch are left out. */
export async function listTicketPlaces(
  reader: Reader,
  scope: ClientScope,
  ticketIds: readonly number[],
): Promise<TicketPlace[]> {
  return reader.execute<TicketPlace>(sql`
    select place.id, place.node_id as "nodeId",
      jsonb_path_query_first(version.definition, '$.nodes[*] ? (@.key == $key).name',
        jsonb_build_object('key', node.key)) #>> '{}' as "nodeName"
    from (
      select ticket.id, ticket.version_id, ${currentNodeId} as node_id from tickets ticket
      where ticket.id = any(${intArray(ticketIds)}) and ticket.flow_id = any(${intArray(scope.flowIds)})
        and ${isListed}
    ) place
    join flow_versions version on version.id = place.version_id
    left join flow_nodes node on node.id = place.node_id
    order by place.id`);
}
