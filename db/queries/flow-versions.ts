import { eq, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { flowNodes, flowTransitions, flowVersions } from "@/db/schema/flows";
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
