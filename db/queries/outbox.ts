import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

export type OutboxStats = {
  /** How long the oldest unsent row has been waiting, in milliseconds; 0 when nothing waits. */
  lagMs: number;
  unsent: number;
  /** Unsent rows that were refused or unreadable several times. */
  stuck: number;
};

const STUCK_ATTEMPTS = 5;

/** How long the oldest unsent row has been waiting, in milliseconds; 0 when nothing waits. */
export async function getOutboxLagMs(reader: Reader): Promise<number> {
  const [row] = await reader.execute<{ lagMs: number }>(sql`
    select greatest(0, extract(epoch from clock_timestamp() - created_at) * 1000)::int as "lagMs"
    from outbox where sent_at is null order by seq limit 1`);
  return row?.lagMs ?? 0;
}

export async function getOutboxStats(reader: Reader): Promise<OutboxStats> {
  const [row] = await reader.execute<OutboxStats>(sql`
    select coalesce(greatest(0, extract(epoch from clock_timestamp() - min(created_at)) * 1000), 0)::float8 as "lagMs",
      count(*)::int as unsent, count(*) filter (where attempts >= ${STUCK_ATTEMPTS})::int as stuck
    from outbox where sent_at is null`);
  return row ?? { lagMs: 0, unsent: 0, stuck: 0 };
}

export type StuckOutboxRow = {
  id: string;
  topic: string;
  ticketId: number | null;
  attempts: number;
  error: string;
  at: string;
};

const MOST_SHOWN = 20;

/** The oldest rows that could not be handed over at the last try. */
export async function listStuckOutbox(reader: Reader): Promise<StuckOutboxRow[]> {
  return reader.execute<StuckOutboxRow>(sql`
    select id, topic, ticket_id as "ticketId", attempts, last_error as error, to_json(created_at) #>> '{}' as at
    from outbox where sent_at is null and last_error <> '' order by seq limit ${MOST_SHOWN}`);
}
