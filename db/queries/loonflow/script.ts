import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { isoInstant } from "../lists/waiting";
import { type ClientScope, granted, shownVersion } from "./flows";

/** A script as callers know it: by the id and name it had before it was imported, otherwise by those of its node. */
export type WireScript = { id: string; name: string };

/** A sub-select yielding the script that a node runs; needs the node's `flow` in scope. */
export function scriptOf(nodeId: SQL): SQL {
  return sql`(
    select jsonb_build_object('id', coalesce(before.id, node.key), 'name', coalesce(
      jsonb_path_query_first(flow.origin, '$.original.scripts[*] ? (@.id == $id)', jsonb_build_object(
        'id', case when before.id ~ '^[0-9]{1,9}$' then before.id::int end)) ->> 'name', before.id, node.name))
    from flow_nodes node cross join lateral (
      select jsonb_path_query_first(flow.origin, '$.original.states[*] ? (@.id == $id && @.participant_type_id == 6)',
        jsonb_build_object('id', node.id)) ->> 'participant' as id) before
    where node.id = ${nodeId})`;
}

export type ListedScript = WireScript & { nodeId: number; isActive: boolean; creator: string; createdAt: string };

/** The scripts that the flows a client was granted run, by flow; what they do is told to nobody. */
export async function listWireScripts(reader: Reader, scope: ClientScope): Promise<ListedScript[]> {
  return reader.execute<ListedScript>(sql`
    select script ->> 'id' as id, script ->> 'name' as name, found.id as "nodeId",
      coalesce((found.node #> '{script,isActive}')::boolean, true) as "isActive",
      coalesce(creator.username, '') as creator, ${isoInstant(sql`flow.created_at`)} as "createdAt"
    from flows flow left join users creator on creator.id = flow.created_by_id ${shownVersion}
    cross join lateral (
      select flow_nodes.id, node from jsonb_path_query(shown.definition, '$.nodes[*] ? (@.type == "script")') node
      join flow_nodes on flow_nodes.flow_id = flow.id and flow_nodes.key = node ->> 'key') found
    cross join lateral (select ${scriptOf(sql`found.id`)} as script) called
    where ${granted(scope)} order by flow.id, found.id`);
}
