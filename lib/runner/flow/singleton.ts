import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { groupOf } from "../expressions/key";
import { endRun } from "../runs/end-run";
import { lockRun } from "../runs/run";
import type { RunnerEvent } from "../wire/event";
import type { FunctionConfig } from "../wire/function-config";

/** Of the runs of one function with one key at most one is open. */
export interface Singleton {
  readonly functionId: string;
  readonly key: string;
  /** Whether a new run is left out while one is open, or ends it. */
  readonly mode: "skip" | "cancel";
}

/** The singleton that a run with this event would be; undefined when the function is none. */
export function singletonOf({ id, singleton }: FunctionConfig, event: RunnerEvent): Singleton | undefined {
  return singleton && { functionId: id, key: groupOf(singleton.key, event), mode: singleton.mode };
}

/** Until the transaction ends nobody else starts or takes up a run of these. */
export async function lockSingletons(tx: Tx, singletons: readonly Pick<Singleton, "functionId" | "key">[]) {
  if (singletons.length === 0) return;
  const { sql, schema } = tx;
  const names = singletons.map(({ functionId, key }) => `${schema}.singleton.${functionId}|${key}`);
  await sql`
    select pg_advisory_xact_lock(lock) from (
      select distinct hashtextextended(name, 0) as lock from unnest(${textArray(sql, names)}) as name order by 1
    ) as locks`;
}

/** Makes a run that has just begun the only open one, ending the one before; returns the events that this causes. */
export async function takeOver(tx: Tx, runId: string, { functionId, key }: Singleton): Promise<RunnerEvent[]> {
  const { sql, tables } = tx;
  const open = await sql<{ id: string }[]>`
    select id from ${tables.runs} where function_id = ${functionId} and singleton = ${key} and ended_at is null`;
  const caused: RunnerEvent[] = [];
  for (const { id } of open) {
    const run = await lockRun(tx, id);
    if (run) caused.push(...(await endRun(tx, run, { status: "cancelled", output: null })));
  }
  await sql`update ${tables.runs} set singleton = ${key} where id = ${runId} and ended_at is null`;
  return caused;
}
