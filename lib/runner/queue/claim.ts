import { arrayLiteral } from "../database/array-literal";
import type { Tx } from "../database/store";
import { textArray } from "../database/text-array";
import { iso } from "../time/iso";
import { type Candidate, fitSlots } from "./fit-slots";
import type { Job } from "./job";
import type { Lease } from "./lease";

interface ClaimRow extends Job {
  readonly slotNames: string[] | null;
  readonly slotLimits: number[] | null;
  readonly isTaken: boolean;
}

export interface Claimed {
  readonly jobs: Job[];
  /** Jobs under a concurrency limit, see claimLimited. */
  readonly candidates: readonly Candidate[];
}

/**
 * Takes due jobs, oldest first, skipping those another worker is taking. Calls are taken only of functions that this
 * process serves. Jobs with a concurrency limit are only listed.
 */
export async function claim(tx: Tx, lease: Lease, served: readonly string[], limit: number): Promise<Claimed> {
  const { sql, tables, now } = tx;
  const rows = await sql<ClaimRow[]>`
    with busy as materialized (
      select slot, count(*) as running from ${tables.jobs}, unnest(slots) as slot
      where locked_until >= clock_timestamp() group by slot
    ), head as (
      select id, slots, slot_limits from ${tables.jobs} j
      where due <= ${iso(now)} and (locked_until is null or locked_until < clock_timestamp())
        and (kind <> 'call' or function_id = any(${textArray(sql, served)}))
        and not exists (
          select 1 from unnest(j.slots, j.slot_limits) as s(slot, cap) join busy using (slot) where running >= cap
        )
      order by due, id limit ${limit} for update of j skip locked
    ), taken as (
      update ${tables.jobs} j set ${grantLease(tx, lease)}
      from head where j.id = head.id and head.slots is null returning j.*
    )
    select ${jobFields(tx)}, null::json as "slotNames", null::json as "slotLimits", true as "isTaken" from taken j
    union all
    select ${jobFields(tx)}, to_json(j.slots), to_json(j.slot_limits), false
    from ${tables.jobs} j join head on head.id = j.id where head.slots is not null`;
  return { jobs: rows.filter((row) => row.isTaken), candidates: rows.filter((row) => !row.isTaken).map(toCandidate) };
}

/** Takes those candidates that there is room for, counted under a lock per slot: two workers cannot take one place. */
export async function claimLimited(tx: Tx, lease: Lease, candidates: readonly Candidate[]): Promise<Job[]> {
  const { sql, tables, schema } = tx;
  const names = [...new Set(candidates.flatMap(({ slots }) => slots.map((slot) => slot.name)))];
  const [, busy] = await Promise.all([
    // Sorted, so that two workers lock in the same order.
    sql`
      select pg_advisory_xact_lock(lock) from (
        select distinct hashtextextended(${`${schema}.slot.`} || name, 0) as lock
        from unnest(${textArray(sql, names)}) as name order by 1
      ) as locks`,
    sql<{ slot: string; running: number }[]>`
      select slot, count(*)::int as running from ${tables.jobs}, unnest(slots) as slot
      where locked_until >= clock_timestamp() and slot = any(${textArray(sql, names)}) group by slot`,
  ]);
  const fitting = fitSlots(candidates, new Map(busy.map(({ slot, running }) => [slot, running])));
  return sql<Job[]>`
    update ${tables.jobs} j set ${grantLease(tx, lease)}
    where id = any(${arrayLiteral(fitting)}::text::bigint[])
      and (locked_until is null or locked_until < clock_timestamp())
    returning ${jobFields(tx)}`;
}

/** Milliseconds on the runner's clock at which the next waiting job falls due, if any. */
export async function nextDue({ sql, tables, now }: Tx): Promise<number | undefined> {
  const [row] = await sql<{ due: number | null }[]>`
    select extract(epoch from min(due))::float8 * 1000 as due from ${tables.jobs}
    where due > ${iso(now)} and locked_until is null`;
  return row?.due ?? undefined;
}

const jobFields = ({ sql }: Tx) => sql`
  j.id::text as id, j.key, j.kind, j.run_id as "runId", j.function_id as "functionId", j.step_id as "stepId",
  j.attempt, j.max_attempts as "maxAttempts", to_json(j.due) #>> '{}' as due, j.payload, j.gen`;

const grantLease = ({ sql }: Tx, { worker, leaseMs }: Lease) => sql`
  locked_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms', worker = ${worker}, gen = gen + 1`;

function toCandidate(row: ClaimRow): Candidate {
  const limits = row.slotLimits ?? [];
  return { id: row.id, slots: (row.slotNames ?? []).map((name, index) => ({ name, limit: limits[index] ?? 1 })) };
}
