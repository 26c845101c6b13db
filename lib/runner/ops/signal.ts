import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { resumeRun } from "../runs/resume-run";
import type { Wait } from "../runs/wait";
import { iso } from "../time/iso";

/** Which of these signals other runs wait for; also keeps others from waiting for them until the transaction ends. */
export async function listTakenSignals(tx: Tx, runId: string, signals: readonly string[]): Promise<Set<string>> {
  if (signals.length === 0) return new Set();
  const { sql, tables, schema } = tx;
  const names = [...new Set(signals)].sort();
  const [, rows] = await Promise.all([
    sql`
      select pg_advisory_xact_lock(hashtextextended(${`${schema}.signal.`} || name, 0))
      from unnest(${textArray(sql, names)}) as name`,
    sql<{ name: string }[]>`
      select name from ${tables.waits}
      where kind = 'signal' and name = any(${textArray(sql, names)}) and run_id <> ${runId}`,
  ]);
  return new Set(rows.map(({ name }) => name));
}

/** A run that takes over a signal leaves the earlier one waiting for nothing but its time-out. */
export async function replaceWaiters({ sql, tables }: Tx, runId: string, waits: readonly Wait[]): Promise<void> {
  const names = waits.filter((wait) => wait.kind === "signal").map((wait) => wait.name);
  if (names.length === 0) return;
  await sql`
    update ${tables.waits} set name = name || ' replaced ' || run_id
    where kind = 'signal' and name = any(${textArray(sql, names)}) and run_id <> ${runId}`;
}

/** Resumes the run that waits for the signal and returns its id, if there is one. */
export async function sendSignal(tx: Tx, signal: string, data: unknown): Promise<string | undefined> {
  const { sql, tables, now } = tx;
  const [wait] = await sql<{ runId: string; stepId: string }[]>`
    select run_id as "runId", step_id as "stepId" from ${tables.waits}
    where kind = 'signal' and name = ${signal} and expires_at > ${iso(now)}`;
  if (!wait) return undefined;
  const isResumed = await resumeRun(tx, { ...wait, kind: "signal", state: { data: { signal, data } } });
  return isResumed ? wait.runId : undefined;
}
