import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { serialCounters } from "@/db/schema/tickets";

/** Reserves `count` numbers of a day (YYYYMMDD) and returns the last of them. */
export async function addToSerialCounter(db: Db, day: string, count: number): Promise<number> {
  const [row] = await db
    .insert(serialCounters)
    .values({ day, last: count })
    .onConflictDoUpdate({ target: serialCounters.day, set: { last: sql`${serialCounters.last} + ${count}` } })
    .returning({ last: serialCounters.last });
  if (row === undefined) throw new Error("the counter answered nothing");
  return row.last;
}
