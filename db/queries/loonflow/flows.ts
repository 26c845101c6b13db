import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { FlowOrigin } from "@/db/schema/flows";
import type { FlowDefinition, FlowSettings } from "@/lib/flows/definition";
import type { Scope } from "@/lib/platform/scope";
import { isoInstant } from "../lists/waiting";
import { intArray } from "../people/directory";

export type ClientScope = Extract<Scope, { kind: "client" }>;

export type WireFlow = {
  id: number;
  name: string;
  description: string;
  origin: FlowOrigin | null;
  /** User name of whoever drew it; empty when nobody is known. */
  creator: string;
  createdAt: string;
  /** null when it has no version at all. */
  settings: FlowSettings | null;
};

export type WireFlowDetail = WireFlow & {
  versionId: number | null;
  isPublished: boolean;
  definition: FlowDefinition | null;
  /** Key → integer. */
  nodeIds: Record<string, number>;
  transitionIds: Record<string, number>;
  fieldIds: Record<string, number>;
};

/** What callers read of a flow: the published version, and where there is none, the newest. */
export const shownVersion = sql`
  left join lateral (
    select id, definition from flow_versions version
    where version.flow_id = flow.id and version.status <> 'trial'
    order by version.id = flow.published_version_id desc nulls last, version.number desc limit 1
  ) shown on true`;

const columns = sql`
  flow.id, flow.name, flow.description, flow.origin, coalesce(creator.username, '') as creator,
  ${isoInstant(sql`flow.created_at`)} as "createdAt", shown.definition -> 'settings' as settings`;

const tables = sql`flows flow left join users creator on creator.id = flow.created_by_id ${shownVersion}`;

export const granted = (scope: ClientScope): SQL => sql`flow.is_active and flow.id = any(${intArray(scope.flowIds)})`;

const named = (name: string): SQL => sql`strpos(flow.name, ${name}) > 0`;

/** How many flows that the client may touch have this text in their name. */
export async function countWireFlows(reader: Reader, scope: ClientScope, name: string): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(sql`
    select count(*)::int as count from flows flow where ${granted(scope)} and ${named(name)}`);
  return row?.count ?? 0;
}

export async function listWireFlows(
  reader: Reader,
  scope: ClientScope,
  args: { name: string; offset: number; limit: number },
): Promise<WireFlow[]> {
  return reader.execute<WireFlow>(sql`
    select ${columns} from ${tables} where ${granted(scope)} and ${named(args.name)}
    order by flow.id limit ${args.limit} offset ${args.offset}`);
}

/** One flow with its definition; null when it does not exist or the client was not granted it. */
export async function findWireFlow(reader: Reader, scope: ClientScope, flowId: number): Promise<WireFlowDetail | null> {
  return findWhere(reader, sql`${granted(scope)} and flow.id = ${flowId}`);
}

/** The flow a node belongs to, whoever may see it: to tell a node that is not there from one that is not granted. */
export async function findFlowIdOfNode(reader: Reader, nodeId: number): Promise<number | null> {
  const [row] = await reader.execute<{ flowId: number }>(
    sql`select flow_id as "flowId" from flow_nodes where id = ${nodeId}`,
  );
  return row?.flowId ?? null;
}

async function findWhere(reader: Reader, where: SQL): Promise<WireFlowDetail | null> {
  const [row] = await reader.execute<WireFlowDetail>(sql`
    select ${columns}, shown.id as "versionId", flow.published_version_id is not null as "isPublished",
      shown.definition, ${idsOf(sql`flow_nodes`)} as "nodeIds", ${idsOf(sql`flow_transitions`)} as "transitionIds",
      ${idsOf(sql`flow_fields`)} as "fieldIds"
    from ${tables} where ${where}`);
  return row ?? null;
}

function idsOf(table: SQL): SQL {
  return sql`(select coalesce(jsonb_object_agg(key, id), '{}') from ${table} where flow_id = flow.id)`;
}
