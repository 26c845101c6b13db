import type { Store, Tx } from "./database/store";
import { enqueue, type Job, type NewJob } from "./queue/job";
import { finishJob } from "./queue/lease";
import { iso } from "./time/iso";

const HOUR_MS = 3_600_000;
const BATCH = 1_000;

/** The job that removes what is older than the retention time; one for all processes. */
export const retentionJob = (due: number): NewJob => ({ key: "runner:retention", kind: "retention", due });

/** Removes one batch of ended runs, of events and of throttles nobody waits for, and comes back at once while there are more, otherwise in an hour. */
export async function runRetention(store: Store, job: Job, retentionMs: number): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await finishJob(tx, job))) return;
    const removed = await removeOlderThan(tx, tx.now - retentionMs);
    await enqueue(tx, [retentionJob(removed < BATCH ? tx.now + HOUR_MS : tx.now)]);
  });
}

async function removeOlderThan({ sql, tables, now }: Tx, limit: number): Promise<number> {
  const [runs, events, throttles] = await Promise.all([
    sql`
      delete from ${tables.runs} where id in (
        select id from ${tables.runs} where ended_at < ${iso(limit)} order by ended_at limit ${BATCH}
      )`,
    sql`
      delete from ${tables.events} where id in (
        select id from ${tables.events} where received_at < ${iso(limit)} order by received_at limit ${BATCH}
      )`,
    // A throttle that lets whoever comes pass is as good as none.
    sql`
      delete from ${tables.throttles} where name in (
        select name from ${tables.throttles} where tat_ms <= ${now}::float8 limit ${BATCH} for update skip locked
      )`,
  ]);
  return Math.max(runs.count, events.count, throttles.count);
}
