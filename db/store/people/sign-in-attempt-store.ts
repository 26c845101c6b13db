import { inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { signInAttempts } from "@/db/schema/people";

/**
 * Counts one more attempt in every bucket, beginning anew in those older than `windowStart`, and answers the counts.
 * Counting before the password is looked at leaves no gap for attempts made at the same time.
 */
export async function countAttempts(
  db: Db,
  buckets: readonly string[],
  at: Date,
  windowStart: Date,
): Promise<Map<string, number>> {
  const { startedAt, failures } = signInAttempts;
  const since = windowStart.toISOString();
  const rows = await db
    .insert(signInAttempts)
    // The same order everywhere, or two attempts could wait for each other's rows.
    .values([...buckets].sort().map((bucket) => ({ bucket, failures: 1, startedAt: at })))
    .onConflictDoUpdate({
      target: signInAttempts.bucket,
      set: {
        failures: sql`case when ${startedAt} < ${since} then 1 else ${failures} + 1 end`,
        startedAt: sql`case when ${startedAt} < ${since} then excluded.started_at else ${startedAt} end`,
      },
    })
    .returning({ bucket: signInAttempts.bucket, failures });
  return new Map(rows.map((row) => [row.bucket, row.failures]));
}

/** After a success: forgets the buckets that were only this person's, gives one attempt back in the others, sweeps. */
export async function forgiveAttempts(
  db: Db,
  buckets: { own: readonly string[]; shared: readonly string[] },
  windowStart: Date,
): Promise<void> {
  await db.delete(signInAttempts).where(inArray(signInAttempts.bucket, [...buckets.own]));
  await db
    .update(signInAttempts)
    .set({ failures: sql`greatest(${signInAttempts.failures} - 1, 0)` })
    .where(inArray(signInAttempts.bucket, [...buckets.shared]));
  await db.delete(signInAttempts).where(lt(signInAttempts.startedAt, windowStart));
}
