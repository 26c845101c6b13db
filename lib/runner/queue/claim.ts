import { arrayLiteral } from "../database/array-literal";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { iso } from "../time/iso";
import { admit, type Candidate } from "./admit";
import type { Job } from "./job";
import type { Lease } from "./lease";
import { listTats, saveTats, throttledUntil } from "./throttled";

interface ClaimRow extends Job {
  readonly slotNames: string[] | null;
  readonly slotLimits: number[] | null;
  readonly throttle: string | null;
  readonly throttleEveryMs: number | null;
  readonly throttleAheadMs: number | null;
  readonly isTaken: boolean;
}

export interface Claimed {
  readonly jobs: Job[];
  /** Jobs under a concurrency limit or a throttle, see claimLimited. */
  readonly candidates: readonly Candidate[];
}

/**
 * Takes due jobs, oldest first, skipping those another worker is taking. Calls are taken only of functions that this
 * process serves. Jobs with a concurrency limit or a throttle are only listed.
 */
export async function claim(tx: Tx, lease: Lease, served: readonly string[], limit: number): Promise<Claimed> {
  const { sql, tables, now } = tx;
  const rows = await sql<ClaimRow[]>`
    with busy as materialized (
      select slot, count(*) as running from ${tables.jobs}, unnest(slots) as slot
      where locked_until >= clock_timestamp() group by slot
    ), head as (
      select id, slots is not null or throttle is not null as is_limited from ${tables.jobs} j
      where due <= ${iso(now)} and (locked_until is null or locked_until < clock_timestamp())
        and (kind <> 'call' or function_id = any(${textArray(sql, served)}))
        and (throttle is null or coalesce(${throttledUntil(tx)}, 0) <= ${now}::float8)
        and not exists (
          select 1 from unnest(j.slots, j.slot_limits) as s(slot, cap) join busy using (slot) where running >= cap
        )
      order by due, id limit ${limit} for update of j skip locked
    ), taken as (
      update ${tables.jobs} j set ${grantLease(tx, lease)}
      from head where j.id = head.id and not head.is_limited returning j.*
    )
    select ${jobFields(tx)}, ${limitFields(tx)}, true as "isTaken" from taken j
    union all
    select ${jobFields(tx)}, ${limitFields(tx)}, false
    from ${tables.jobs} j join head on head.id = j.id where head.is_limited`;
  return { jobs: rows.filter((row) => row.isTaken), candidates: rows.filter((row) => !row.isTaken).map(toCandidate) };
}

/**
 * Takes those candidates that there is room for and whose throttle lets them pass, counted under a lock per name: two
 * workers cannot take one place. A job that has passed is throttled no more, whatever becomes of its call.
 */
export async function claimLimited(tx: Tx, lease: Lease, candidates: readonly Candidate[]): Promise<Job[]> {
  const { sql, tables, now } = tx;
  const slots = [...new Set(candidates.flatMap((candidate) => candidate.slots.map((slot) => slot.name)))];
  const throttles = [...new Set(candidates.flatMap(({ throttle }) => (throttle ? [throttle.name] : [])))];
  const [, busy, tats] = await Promise.all([
    lockNames(tx, slots, throttles),
    sql<{ slot: string; running: number }[]>`
      select slot, count(*)::int as running from ${tables.jobs}, unnest(slots) as slot
      where locked_until >= clock_timestamp() and slot = any(${textArray(sql, slots)}) group by slot`,
    listTats(tx, throttles),
  ]);
  const room = { now, busy: new Map(busy.map(({ slot, running }) => [slot, running])), tats };
  const jobs = await sql<Job[]>`
    update ${tables.jobs} j set ${grantLease(tx, lease)}, throttle = null
    where id = any(${arrayLiteral(admit(candidates, room).ids)}::text::bigint[])
      and (locked_until is null or locked_until < clock_timestamp())
    returning ${jobFields(tx)}`;
  const taken = new Set(jobs.map((job) => job.id));
  // One that has gone meanwhile does not count.
  const passed = admit(
    candidates.filter(({ id }) => taken.has(id)),
    room,
  );
  await saveTats(tx, passed.tats);
  return jobs;
}

async function lockNames({ sql, schema }: Tx, slots: readonly string[], throttles: readonly string[]): Promise<void> {
  const names = [...slots.map((name) => `slot.${name}`), ...throttles.map((name) => `throttle.${name}`)];
  // Sorted, so that two workers lock in the same order.
  await sql`
    select pg_advisory_xact_lock(lock) from (
      select distinct hashtextextended(${`${schema}.`} || name, 0) as lock
      from unnest(${textArray(sql, names)}) as name order by 1
    ) as locks`;
}

/** Milliseconds on the runner's clock at which the next waiting job falls due or may pass its throttle, if any. */
export async function nextDue(tx: Tx): Promise<number | undefined> {
  const { sql, tables, now } = tx;
  const [row] = await sql<{ due: number | null }[]>`
    select least(
      (select extract(epoch from min(due))::float8 * 1000 from ${tables.jobs}
        where due > ${iso(now)} and locked_until is null),
      (select min(${throttledUntil(tx)}) from ${tables.jobs} j
        where throttle is not null and due <= ${iso(now)} and locked_until is null
          and ${throttledUntil(tx)} > ${now}::float8)
    ) as due`;
  return row?.due ?? undefined;
}

const jobFields = ({ sql }: Tx) => sql`
  j.id::text as id, j.key, j.kind, j.run_id as "runId", j.function_id as "functionId", j.step_id as "stepId",
  j.attempt, j.max_attempts as "maxAttempts", to_json(j.due) #>> '{}' as due, j.payload, j.gen`;

const limitFields = ({ sql }: Tx) => sql`
  to_json(j.slots) as "slotNames", to_json(j.slot_limits) as "slotLimits", j.throttle,
  j.throttle_every_ms as "throttleEveryMs", j.throttle_ahead_ms as "throttleAheadMs"`;

const grantLease = ({ sql }: Tx, { worker, leaseMs }: Lease) => sql`
  locked_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms', worker = ${worker}, gen = gen + 1`;

function toCandidate(row: ClaimRow): Candidate {
  const limits = row.slotLimits ?? [];
  const slots = (row.slotNames ?? []).map((name, index) => ({ name, limit: limits[index] ?? 1 }));
  const { throttle: name, throttleEveryMs: everyMs, throttleAheadMs: aheadMs } = row;
  return { id: row.id, slots, throttle: name === null ? null : { name, everyMs: everyMs ?? 0, aheadMs: aheadMs ?? 0 } };
}
