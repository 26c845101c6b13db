import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import type { FunctionConfig } from "../wire/function-config";
import { patternsCovering } from "./triggered-by";

/** A registered function. */
export interface FunctionRecord {
  readonly id: string;
  readonly config: FunctionConfig;
}

interface FunctionRow {
  readonly id: string;
  readonly config: string;
}

/** The functions one of whose triggers may take an event of one of these names. */
export async function listTriggered(tx: Tx, names: readonly string[]): Promise<FunctionRecord[]> {
  const patterns = [...new Set(names.flatMap(patternsCovering))];
  const rows = await tx.sql<FunctionRow[]>`
    select id, config::text from ${tx.tables.functions}
    where archived_at is null and events && ${textArray(tx.sql, patterns)} order by id`;
  return rows.map(toRecord);
}

/** Registered functions by id; those that are not are missing. */
export async function findFunctions(tx: Tx, ids: readonly string[]): Promise<Map<string, FunctionRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<FunctionRow[]>`
    select id, config::text from ${tx.tables.functions}
    where archived_at is null and id = any(${textArray(tx.sql, ids)})`;
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}

/** Ids of all registered functions, in order. */
export async function listFunctionIds({ sql, tables }: Tx): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from ${tables.functions} where archived_at is null order by id`;
  return rows.map(({ id }) => id);
}

function toRecord({ id, config }: FunctionRow): FunctionRecord {
  return { id, config: JSON.parse(config) as FunctionConfig };
}
