import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { type PersonRef, personRef } from "../lists/waiting";

export type TrialFlow = {
  name: string;
  /** 0 for a node that no version has yet. */
  nodeId: number;
  /** Fields that were renamed when the flow was imported → their keys there. */
  fieldKeys: Record<string, string>;
  /** Who tries. */
  person: PersonRef;
};

/** What a ticket that nobody filed is made of, besides its form and values. */
export async function findTrialFlow(
  reader: Reader,
  { flowId, nodeKey, userId }: { flowId: number; nodeKey: string; userId: number },
): Promise<TrialFlow | null> {
  const [row] = await reader.execute<TrialFlow>(sql`
    select flow.name, coalesce(flow.origin -> 'fieldKeys', '{}') as "fieldKeys", ${personRef(sql`person`)} as person,
      coalesce((select id from flow_nodes where flow_id = flow.id and key = ${nodeKey}), 0) as "nodeId"
    from flows flow, users person
    where flow.id = ${flowId} and person.id = ${userId}`);
  return row ?? null;
}
