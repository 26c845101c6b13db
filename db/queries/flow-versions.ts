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

/** One version with the integers of its flow's nodes and transitions, in one statement. */
export async function findVersion(reader: Reader, versionId: number): Promise<StoredVersion | null> {
  const [row] = await reader
    .select({
      id: flowVersions.id,
      flowId: flowVersions.flowId,
      number: flowVersions.number,
      definition: flowVersions.definition,
      nodeIds: sql<Record<string, number>>`(
        select coalesce(jsonb_object_agg(${flowNodes.key}, ${flowNodes.id}), '{}') from ${flowNodes}
        where ${flowNodes.flowId} = ${flowVersions.flowId})`,
      transitionIds: sql<Record<string, number>>`(
        select coalesce(jsonb_object_agg(${flowTransitions.key}, ${flowTransitions.id}), '{}') from ${flowTransitions}
        where ${flowTransitions.flowId} = ${flowVersions.flowId})`,
    })
    .from(flowVersions)
    .where(eq(flowVersions.id, versionId));
  return row ?? null;
}
