import type { ImportedClient } from "@/db/store/import-rows";
import { splitNames } from "../directory";
import type { AppTokenRow } from "../file/installation";
import type { Notes } from "../note";

/** The application of this name was let into every flow without being granted one. */
const ALL_FLOWS_NAME = "loonflow";
const DEFAULT_PREFIX = "loonflow";

/** Calling applications. Names stand in the signature's headers, so of several with one name only the first keeps it. */
export function toClients(rows: readonly AppTokenRow[], flowIds: readonly number[], notes: Notes): ImportedClient[] {
  const taken = new Set(rows.map((row) => row.app_name));
  const given = new Set<string>();
  const inOrder = [...rows].sort((a, b) => Number(a.is_deleted) - Number(b.is_deleted) || a.id - b.id);
  return inOrder.map((row) => {
    const name = given.has(row.app_name) ? freeName(row, taken) : row.app_name;
    if (name !== row.app_name) notes.add("client_renamed", { name: row.app_name, newName: name });
    given.add(row.app_name);
    return {
      id: row.id,
      name,
      token: row.token,
      serialPrefix: row.ticket_sn_prefix || DEFAULT_PREFIX,
      isActive: !row.is_deleted && name === row.app_name,
      flowIds: grantedFlows(row, flowIds, notes),
    };
  });
}

function freeName(row: AppTokenRow, taken: Set<string>): string {
  let name = `${row.app_name}-${row.id}`;
  while (taken.has(name)) name += "-";
  taken.add(name);
  return name;
}

function grantedFlows(row: AppTokenRow, flowIds: readonly number[], notes: Notes): number[] {
  const name = row.app_name;
  if (name === ALL_FLOWS_NAME && !row.is_deleted) {
    notes.add("client_all_flows", { name });
    return [...flowIds];
  }
  const granted = splitNames(row.workflow_ids).flatMap((written) => {
    const id = Number(written);
    if (flowIds.includes(id)) return [id];
    notes.add("client_flow_missing", { name, id: written });
    return [];
  });
  return [...new Set(granted)].sort((a, b) => a - b);
}
