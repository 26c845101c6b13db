import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { flowNodes, flows, flowTransitions, flowVersions } from "@/db/schema/flows";
import type { FlowDefinition } from "@/lib/flows/definition";

export type StoredVersion = {
  id: number;
  flowId: number;
  number: number;
  definition: FlowDefinition;
  /** Key → stable integer, for every node and transition the flow ever had. */
  nodeIds: Record<string, number>;
  transitionIds: Record<string, number>;
};

/**
 * One version with the integers of its flow's nodes and transitions, in one statement. The sub-selects name their
 * columns as text: in a select from one table Drizzle writes column references without the table.
 */
export async function findVersion(reader: Reader, versionId: number): Promise<StoredVersion | null> {
  const [row] = await reader
    .select({
      id: flowVersions.id,
      flowId: flowVersions.flowId,
      number: flowVersions.number,
      definition: flowVersions.definition,
      nodeIds: sql<Record<string, number>>`(
        select coalesce(jsonb_object_agg(node.key, node.id), '{}') from ${flowNodes} node
        where node.flow_id = flow_versions.flow_id)`,
      transitionIds: sql<Record<string, number>>`(
        select coalesce(jsonb_object_agg(transition.key, transition.id), '{}') from ${flowTransitions} transition
        where transition.flow_id = flow_versions.flow_id)`,
    })
    .from(flowVersions)
    .where(eq(flowVersions.id, versionId));
  return row ?? null;
}

/** A frozen version of this flow; null when it is another flow's, or the draft. */
export async function findFrozenDefinition(
  reader: Reader,
  args: { flowId: number; versionId: number },
): Promise<FlowDefinition | null> {
  const [row] = await reader
    .select({ definition: flowVersions.definition })
    .from(flowVersions)
    .where(
      and(eq(flowVersions.id, args.versionId), eq(flowVersions.flowId, args.flowId), ne(flowVersions.status, "draft")),
    );
  return row?.definition ?? null;
}

/**
 * Where secrets come from that a browser has only seen hidden: the draft, what is published, and what was set aside,
 * the likeliest first. A node that somebody deleted meanwhile, and another keeps, has its secret there. Only those
 * that have any.
 */
export async function listSecretSources(reader: Reader, flowId: number): Promise<SecretSource[]> {
  const rows = await reader.execute<SecretSource>(sql`
    select definition, shed_secrets as "shedSecrets", is_draft as "isDraft" from (
      select definition, shed_secrets, status = 'draft' as is_draft, 0 as rank, number as place from flow_versions
      where flow_id = ${flowId} and (status in ('draft', 'published')
        or (status = 'retired' and number = (select max(number) from flow_versions where flow_id = ${flowId})))
      union all select definition, '{}', false, 1, id from set_aside_drafts where flow_id = ${flowId}
    ) source
    where shed_secrets <> '{}' or jsonb_path_exists(definition, '$.**.sealedSecret ? (@ <> "")')
    order by rank, place desc`);
  return [...rows];
}

/** `shedSecrets`: by their places, those of what the draft had and has no longer. */
export type SecretSource = { definition: FlowDefinition; shedSecrets: Record<string, string>; isDraft: boolean };

/** Those of these flows that tickets can be filed in. */
export async function listOpenFlowIds(reader: Reader, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const isOpen = and(inArray(flows.id, [...ids]), flows.isActive, isNotNull(flows.publishedVersionId));
  const rows = await reader.select({ id: flows.id }).from(flows).where(isOpen);
  return rows.map((row) => row.id);
}

/** What new tickets of a flow run on; null when none can be filed in it. */
export async function findOpenDefinition(reader: Reader, flowId: number): Promise<FlowDefinition | null> {
  const [row] = await reader.execute<{ definition: FlowDefinition }>(sql`
    select version.definition from flows flow join flow_versions version on version.id = flow.published_version_id
    where flow.id = ${flowId} and flow.is_active`);
  return row?.definition ?? null;
}

/** The version that a new ticket of a flow, or an existing ticket, runs on; null when there is none. */
export async function findVersionId(
  reader: Reader,
  place: { flowId: number } | { ticketId: number },
): Promise<number | null> {
  const [row] = await reader.execute<{ id: number | null }>(
    "flowId" in place
      ? sql`select published_version_id as id from flows where id = ${place.flowId}`
      : sql`select version_id as id from tickets where id = ${place.ticketId}`,
  );
  return row?.id ?? null;
}
