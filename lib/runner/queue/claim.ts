import { arrayLiteral } from "../database/array-literal";
import type { Connection } from "../database/connection";
import type { Store, Tx } from "../database/store";
import { iso } from "../time/iso";
import { type Candidate, fitSlots } from "./fit-slots";
import type { Job } from "./job";

export interface Claim {
  readonly worker: number;
  readonly leaseMs: number;
  /** Most jobs to take. */
  readonly limit: number;
  /** Functions this process can call; calls of others are left to those who can. */
  readonly served: readonly string[];
}

interface ClaimRow extends Job {
  readonly slotNames: string[] | null;
  readonly slotLimits: number[] | null;
  readonly isTaken: boolean;
}

/**
 * Takes due jobs, oldest first, skipping those another worker is taking. Jobs without concurrency limits are taken at
 * once; limited ones come back as candidates and are counted again under a lock per slot, so that two workers cannot
 * both take the last place.
 */
export async function claim(store: Store, connection: Pick<Connection, "use">, options: Claim): Promise<Job[]> {
  const rows = await connection.use((sql) => takeOrList(store.on(sql), options));
  const taken: Job[] = rows.filter((row) => row.isTaken);
  const candidates = rows.filter((row) => !row.isTaken).map(toCandidate);
  if (candidates.length === 0) return taken;
  const limited = await store.transaction((tx) => takeLimited(tx, options, candidates));
  return [...taken, ...limited];
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

const grantLease = ({ sql }: Tx, { worker, leaseMs }: Claim) => sql`
  locked_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 ms', worker = ${worker}, gen = gen + 1`;

function takeOrList(tx: Tx, options: Claim): Promise<ClaimRow[]> {
  const { sql, tables, now } = tx;
  return sql<ClaimRow[]>`
    with busy as materialized (
      select slot, count(*) as running from ${tables.jobs}, unnest(slots) as slot
      where locked_until >= clock_timestamp() group by slot
    ), head as (
      select id, slots, slot_limits from ${tables.jobs} j
      where due <= ${iso(now)} and (locked_until is null or locked_until < clock_timestamp())
        and (kind <> 'call' or function_id = any(${arrayLiteral(options.served)}::text::text[]))
        and not exists (
          select 1 from unnest(j.slots, j.slot_limits) as s(slot, cap) join busy using (slot) where running >= cap
        )
      order by due, id limit ${options.limit} for update of j skip locked
    ), taken as (
      update ${tables.jobs} j set ${grantLease(tx, options)}
      from head where j.id = head.id and head.slots is null returning j.*
    )
    select ${jobFields(tx)}, null::json as "slotNames", null::json as "slotLimits", true as "isTaken" from taken j
    union all
    select ${jobFields(tx)}, to_json(j.slots), to_json(j.slot_limits), false
    from ${tables.jobs} j join head on head.id = j.id where head.slots is not null`;
}

async function takeLimited(tx: Tx, options: Claim, candidates: readonly Candidate[]): Promise<Job[]> {
  const { sql, tables, schema } = tx;
  const names = [...new Set(candidates.flatMap(({ slots }) => slots.map((slot) => slot.name)))];
  // Sorted, so that two workers lock in the same order.
  const [, busy] = await Promise.all([
    sql`
      select pg_advisory_xact_lock(lock) from (
        select distinct hashtextextended(${`${schema}.slot.`} || name, 0) as lock from unnest(${arrayLiteral(names)}::text::text[]) as name
        order by 1
      ) as locks`,
    sql<{ slot: string; running: number }[]>`
      select slot, count(*)::int as running from ${tables.jobs}, unnest(slots) as slot
      where locked_until >= clock_timestamp() and slot = any(${arrayLiteral(names)}::text::text[]) group by slot`,
  ]);
  const fitting = fitSlots(candidates, new Map(busy.map(({ slot, running }) => [slot, running])));
  return sql<Job[]>`
    update ${tables.jobs} j set ${grantLease(tx, options)}
    where id = any(${arrayLiteral(fitting)}::text::bigint[]) and (locked_until is null or locked_until < clock_timestamp())
    returning ${jobFields(tx)}`;
}

function toCandidate(row: ClaimRow): Candidate {
  const limits = row.slotLimits ?? [];
  return { id: row.id, slots: (row.slotNames ?? []).map((name, index) => ({ name, limit: limits[index] ?? 1 })) };
}
