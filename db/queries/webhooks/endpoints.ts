import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { isoInstant, type PersonRef, personRef } from "../lists/waiting";

export type ListeningEndpoint = {
  id: number;
  events: string[];
  /** Off because it failed for days: what happens is kept for it and not sent. */
  isHeld: boolean;
};

/** Endpoints that are told what happens in a flow; see the outbox rows of tickets, which ask the same. */
export async function listListeningEndpoints(reader: Reader, flowId: number): Promise<ListeningEndpoint[]> {
  return reader.execute<ListeningEndpoint>(sql`
    select id, events, not is_active as "isHeld" from webhook_endpoints
    where (flow_id is null or flow_id = ${flowId}) and (is_active or disabled_reason = 'failing')
    order by id`);
}

export type EndpointRecord = {
  id: number;
  flow: { id: number; name: string } | null;
  name: string;
  url: string;
  events: string[];
  isActive: boolean;
  disabledAt: string | null;
  disabledReason: "failing" | "gone" | "by_hand" | null;
  failingSince: string | null;
  lastSuccessAt: string | null;
  rotatingUntil: string | null;
  createdBy: Omit<PersonRef, "id"> | null;
  revision: number;
  pending: number;
  missed: number;
  missedSince: string | null;
};

/** Deliveries that were given up or held back and not sent again since. */
export const isMissed = sql`(delivery.status in ('dead', 'cancelled') and not exists (
  select from webhook_deliveries again
  where again.replay_of = delivery.id and again.status in ('pending', 'delivered')))`;

/** What can be sent again because it did not arrive: nothing that repeats another, and no tests. */
const isToRepeat = sql`delivery.ticket_id is not null and delivery.replay_of is null and ${isMissed}`;

const MANY = 1000;

/** Counts at most a thousand: more says no more. */
const countUpTo = (where: SQL) => sql`(
  select count(*)::int from (
    select from webhook_deliveries delivery
    where delivery.endpoint_id = endpoint.id and ${where} limit ${MANY}) counted)`;

const records = (where: SQL) => sql`
  select endpoint.id, endpoint.name, endpoint.url, endpoint.events, endpoint.is_active as "isActive",
    case when flow.id is not null then jsonb_build_object('id', flow.id, 'name', flow.name) end as flow,
    ${isoInstant(sql`endpoint.disabled_at`)} as "disabledAt", endpoint.disabled_reason as "disabledReason",
    ${isoInstant(sql`endpoint.failing_since`)} as "failingSince",
    ${isoInstant(sql`endpoint.last_success_at`)} as "lastSuccessAt",
    case when endpoint.previous_secret_until > clock_timestamp()
      then ${isoInstant(sql`endpoint.previous_secret_until`)} end as "rotatingUntil",
    case when creator.id is not null then ${personRef(sql`creator`)} end as "createdBy", endpoint.revision,
    ${countUpTo(sql`delivery.status = 'pending'`)} as pending,
    ${countUpTo(isToRepeat)} as missed, (
      select ${isoInstant(sql`delivery.created_at`)} from webhook_deliveries delivery
      where delivery.endpoint_id = endpoint.id and ${isToRepeat} order by delivery.seq limit 1) as "missedSince"
  from webhook_endpoints endpoint
  left join flows flow on flow.id = endpoint.flow_id
  left join users creator on creator.id = endpoint.created_by_id
  where ${where}`;

/** Endpoints of one flow, or all there are; those of every flow first. */
export async function listEndpoints(reader: Reader, flowId: number | null): Promise<EndpointRecord[]> {
  const where = flowId === null ? sql`true` : sql`endpoint.flow_id = ${flowId}`;
  return reader.execute<EndpointRecord>(
    sql`${records(where)} order by lower(flow.name) nulls first, lower(endpoint.name), endpoint.id`,
  );
}

export async function findEndpoint(reader: Reader, endpointId: number): Promise<EndpointRecord | null> {
  const [row] = await reader.execute<EndpointRecord>(records(sql`endpoint.id = ${endpointId}`));
  return row ?? null;
}

/**
 * The active people an endpoint's trouble is told to: whoever made it; without them those who manage its flow; without
 * them the administrators.
 */
export async function listEndpointOwners(
  reader: Reader,
  endpoint: { createdById: number | null; flowId: number | null },
): Promise<number[]> {
  const rows = await reader.execute<{ id: number }>(sql`
    with recursive granted as (
      select principal_type as type, principal_id as id from flow_grants
      where flow_id = ${endpoint.flowId}::int and permission = 'manage'
    ),
    tree(id) as (
      select id from granted where type = 'department'
      union select child.id from departments child join tree on child.parent_id = tree.id
    ),
    asked(rank, user_id) as (
      select 1, ${endpoint.createdById}::int
      union all select 2, id from granted where type = 'user'
      union all select 2, user_id from role_members join granted on type = 'role' and role_id = granted.id
      union all select 2, user_id from department_members join tree on department_id = tree.id
      union all select 3, id from users where global_role = 'administrator'
    ),
    present as (select distinct rank, id from asked join users on users.id = user_id where is_active)
    select id from present where rank = (select min(rank) from present) order by id`);
  return rows.map(({ id }) => id);
}
