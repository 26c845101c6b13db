import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { intArray } from "@/db/queries/people/directory";
import { absences } from "@/db/schema/people";

type NewAbsence = {
  userId: number;
  standInId: number | null;
  startsAt: Date;
  endsAt: Date;
  flowIds: readonly number[] | null;
};

/**
 * Writes an absence; null, and nothing written, where the person is away for one of its flows already. Only whoever
 * holds the lock of the person's row may call it.
 */
export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<number | null> {
  const { userId, standInId } = absence;
  const flowIds = absence.flowIds === null ? sql`null::int[]` : intArray(absence.flowIds);
  const startsAt = sql`${absence.startsAt.toISOString()}::timestamptz`;
  const endsAt = sql`${absence.endsAt.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ id: number }>(sql`
    insert into absences (user_id, stand_in_id, starts_at, ends_at, flow_ids)
    select ${userId}, ${standInId}::int, ${startsAt}, ${endsAt}, ${flowIds}
    where not exists (
      select from absences other
      where other.user_id = ${userId} and other.starts_at < ${endsAt} and other.ends_at > ${startsAt}
        and (other.flow_ids is null or ${flowIds} is null or other.flow_ids && ${flowIds}))
    returning id`);
  return row?.id ?? null;
}

/** Whose absence it is; its row is locked until the transaction ends. */
export async function lockAbsence(tx: Tx, absenceId: number): Promise<{ userId: number } | null> {
  const [row] = await tx
    .select({ userId: absences.userId })
    .from(absences)
    .where(eq(absences.id, absenceId))
    .for("update");
  return row ?? null;
}

/** Ends an absence now, or takes it back when it has not begun; false when it was over already. */
export async function endAbsence(tx: Tx, absenceId: number, at: Date): Promise<boolean> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const rows = await tx.execute(sql`
    with ended as (
      update absences set ends_at = ${now} where id = ${absenceId} and starts_at < ${now} and ends_at > ${now}
      returning id
    ),
    taken_back as (delete from absences where id = ${absenceId} and starts_at >= ${now} returning id)
    select id from ended union all select id from taken_back`);
  return rows.length > 0;
}
