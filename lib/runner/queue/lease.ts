import { arrayLiteral } from "../database/array-literal";
import type { Tx } from "../database/store";
import { iso } from "../time/iso";
import type { Job } from "./job";

/** On what terms a worker holds jobs. */
export interface Lease {
  readonly worker: number;
  readonly leaseMs: number;
}

/** What identifies a claim. */
export type Held = Pick<Job, "id" | "gen">;

/** The fence: removes the job if nobody has claimed it since. False means that this outcome must not be written. */
export async function finishJob(tx: Tx, job: Held): Promise<boolean> {
  const { count } = await tx.sql`delete from ${tx.tables.jobs} where id = ${job.id}::bigint and gen = ${job.gen}`;
  return count === 1;
}

export interface PutBack {
  readonly delayMs: number;
  readonly isAttemptSpent: boolean;
  /** Kept with the job, for people. */
  readonly error: unknown;
}

/** Returns a claimed job to the queue, unless somebody has claimed it since; no heartbeat under way takes it again. */
export async function putBack(tx: Tx, job: Held, { delayMs, isAttemptSpent, error }: PutBack): Promise<void> {
  await tx.sql`
    update ${tx.tables.jobs} set gen = gen + 1, locked_until = null, worker = null, due = ${iso(tx.now + delayMs)},
      attempt = attempt + ${isAttemptSpent ? 1 : 0}, error = ${JSON.stringify(error ?? null)}::text::json
    where id = ${job.id}::bigint and gen = ${job.gen}`;
}

/** Heartbeat, and after a reconnect the change of hands to the new worker number. */
export async function renewLeases(
  { sql, tables }: Tx,
  { worker, leaseMs }: Lease,
  held: readonly Held[],
): Promise<void> {
  const ids = arrayLiteral(held.map((job) => job.id));
  const gens = arrayLiteral(held.map((job) => job.gen));
  await sql`
    update ${tables.jobs} j
    set worker = ${worker}, locked_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms'
    from unnest(${ids}::text::bigint[], ${gens}::text::int[]) as held(id, gen)
    where j.id = held.id and j.gen = held.gen`;
}

/** Frees at once the jobs of workers whose life sign is gone; the lock can be had only when its holder is dead. */
export async function freeJobsOfDead({ sql, tables, schema }: Tx, worker: number): Promise<number> {
  const { count } = await sql`
    with others as materialized (
      select distinct worker from ${tables.jobs} where locked_until is not null and worker <> ${worker}
    ), dead as materialized (
      select worker from others where pg_try_advisory_xact_lock(hashtext(${schema}), worker)
    )
    update ${tables.jobs} j set locked_until = null, worker = null from dead where j.worker = dead.worker`;
  return count;
}

/** Gives back what a stopping worker still holds. */
export async function freeOwnJobs({ sql, tables }: Tx, worker: number): Promise<void> {
  await sql`update ${tables.jobs} set locked_until = null, worker = null where worker = ${worker}`;
}
