import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

/** How long the oldest unsent row has been waiting, in milliseconds; 0 when nothing waits. */
export async function getOutboxLagMs(reader: Reader): Promise<number> {
  const [row] = await reader.execute<{ lagMs: number }>(sql`
    select greatest(0, extract(epoch from clock_timestamp() - created_at) * 1000)::int as "lagMs"
    from outbox where sent_at is null order by seq limit 1`);
  return row?.lagMs ?? 0;
}
