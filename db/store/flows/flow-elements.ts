import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { flowFields, flowNodes, flowTransitions } from "@/db/schema/flows";
import type { FlowDefinition } from "@/lib/flows/definition";
import { advanceSequences } from "../sequences";

/** Key → the integer a node, transition or field is to have; keys that are left out get the next free one. */
export type GivenIds = Record<"nodes" | "transitions" | "fields", ReadonlyMap<string, number>>;

type Row = { id: number | null; key: string; name: string; type: string };

/**
 * Gives integers to what is new in a definition. Those of earlier versions stay, also of what is no longer there:
 * tickets and callers refer to them. The flow's row must be locked.
 */
export async function identifyElements(
  tx: Tx,
  flowId: number,
  definition: FlowDefinition,
  ids?: GivenIds,
): Promise<void> {
  const { nodes, transitions, fields } = onceEach(definition);
  const idOf = (given: ReadonlyMap<string, number> | undefined, key: string) => given?.get(key) ?? null;
  const rows = {
    nodes: nodes.map(({ key, name, type }): Row => ({ id: idOf(ids?.nodes, key), key, name, type })),
    transitions: transitions.map(({ key, name }): Row => ({ id: idOf(ids?.transitions, key), key, name, type: "" })),
    fields: fields.map(({ key }): Row => ({ id: idOf(ids?.fields, key), key, name: "", type: "" })),
  };
  const isGiven = (row: Row) => row.id !== null;
  await insertNew(
    tx,
    flowId,
    mapRows(rows, (list) => list.filter(isGiven)),
  );
  if (ids !== undefined) await advanceSequences(tx, [flowNodes, flowTransitions, flowFields]);
  await insertNew(
    tx,
    flowId,
    mapRows(rows, (list) => list.filter((row) => !isGiven(row))),
  );
}

/** A draft may have a key twice, which is one of its problems, but no reason to lose it. */
function onceEach({ nodes, transitions, form }: FlowDefinition) {
  const unique = <T extends { key: string }>(list: readonly T[]) => [
    ...new Map(list.map((one) => [one.key, one])).values(),
  ];
  return { nodes: unique(nodes), transitions: unique(transitions), fields: unique(form.fields) };
}

type Rows = Record<"nodes" | "transitions" | "fields", Row[]>;

const mapRows = (rows: Rows, change: (list: Row[]) => Row[]): Rows => ({
  nodes: change(rows.nodes),
  transitions: change(rows.transitions),
  fields: change(rows.fields),
});

/** `where not exists` and not `on conflict`, which would use up an integer for every row that is already there. */
async function insertNew(tx: Tx, flowId: number, { nodes, transitions, fields }: Rows): Promise<void> {
  if (nodes.length > 0) {
    await tx.execute(sql`
      insert into flow_nodes (id, flow_id, key, name, type)
      select coalesce(id, nextval(pg_get_serial_sequence('flow_nodes', 'id'))), ${flowId}, key, name, type
      from ${recordset(nodes)}
      where not exists (select from flow_nodes where flow_id = ${flowId} and flow_nodes.key = new.key)`);
  }
  if (transitions.length > 0) {
    await tx.execute(sql`
      insert into flow_transitions (id, flow_id, key, name)
      select coalesce(id, nextval(pg_get_serial_sequence('flow_transitions', 'id'))), ${flowId}, key, name
      from ${recordset(transitions)}
      where not exists (select from flow_transitions where flow_id = ${flowId} and flow_transitions.key = new.key)`);
  }
  if (fields.length > 0) {
    await tx.execute(sql`
      insert into flow_fields (id, flow_id, key)
      select coalesce(id, nextval(pg_get_serial_sequence('flow_fields', 'id'))), ${flowId}, key
      from ${recordset(fields)}
      where not exists (select from flow_fields where flow_id = ${flowId} and flow_fields.key = new.key)`);
  }
}

const recordset = (rows: readonly Row[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as new(id int, key text, name text, type text)`;

/** Lists and filters call nodes and transitions what the published version calls them. */
export async function renameElements(tx: Tx, versionId: number): Promise<void> {
  await tx.execute(sql`
    update flow_nodes set name = node ->> 'name', type = node ->> 'type'
    from flow_versions version, jsonb_array_elements(version.definition -> 'nodes') node
    where version.id = ${versionId} and flow_nodes.flow_id = version.flow_id and flow_nodes.key = node ->> 'key'
      and (flow_nodes.name, flow_nodes.type) is distinct from (node ->> 'name', node ->> 'type')`);
  await tx.execute(sql`
    update flow_transitions set name = transition ->> 'name'
    from flow_versions version, jsonb_array_elements(version.definition -> 'transitions') transition
    where version.id = ${versionId} and flow_transitions.flow_id = version.flow_id
      and flow_transitions.key = transition ->> 'key' and flow_transitions.name is distinct from transition ->> 'name'`);
}
