import type { WireFlowDetail } from "@/db/queries/loonflow/flows";
import type { Json } from "@/lib/forms/form-definition";

type JsonObject = { [key: string]: Json };
type Imported = Pick<WireFlowDetail, "origin" | "nodeIds">;

export type OriginalScript = { id: string; name: string };

/** What the system a flow came from said of one of its states; null for those that were drawn here. */
export function originalState({ origin }: Pick<Imported, "origin">, stateId: number): JsonObject | null {
  return rowOf(origin?.original.states, stateId);
}

/** The scripts that imported states run, by the key of their node. */
export function originalScripts(flow: Imported): ReadonlyMap<string, OriginalScript> {
  const scripts = Object.entries(flow.nodeIds).flatMap(([key, id]): [string, OriginalScript][] => {
    const state = originalState(flow, id);
    if (state?.participant_type_id !== SCRIPT) return [];
    const script = String(state.participant);
    const name = rowOf(flow.origin?.original.scripts, Number(script))?.name;
    return [[key, { id: script, name: typeof name === "string" ? name : script }]];
  });
  return new Map(scripts);
}

const SCRIPT = 6;

function rowOf(table: Json | undefined, id: number): JsonObject | null {
  const rows = Array.isArray(table) ? table.filter(isObject) : [];
  return rows.find((row) => row.id === id) ?? null;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
