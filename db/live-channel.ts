import { sql } from "drizzle-orm";
import postgres from "postgres";
import { type Db, databaseUrl } from "./client";

/** The name that the trigger on notices tells by as well. */
const CHANNEL = "skein_live";

/** Ids of what has changed, and nothing else. */
export type LiveMessage = { users: number[]; tickets: number[] };

// PostgreSQL takes 8000 bytes.
const MOST_IDS = 500;

/** Tells every process of changed tickets, in a transaction of its own: telling takes a lock that commits wait for. */
export async function notifyLive(db: Db, tickets: readonly number[]): Promise<void> {
  for (let from = 0; from < tickets.length; from += MOST_IDS) {
    const payload = JSON.stringify({ tickets: tickets.slice(from, from + MOST_IDS) });
    await db.execute(sql`select pg_notify(${CHANNEL}, ${payload})`);
  }
}

export type LiveConnection = { close(): Promise<void> };

/**
 * One connection that hears what all processes tell. It never comes back by itself: `onLost` is called once when it
 * goes, and whoever wants another opens another.
 *
 * @throws when the database does not answer.
 */
export async function openLiveConnection(
  onMessage: (message: LiveMessage) => void,
  onLost: () => void,
): Promise<LiveConnection> {
  let isOver = false;
  const lose = () => {
    if (isOver) return;
    isOver = true;
    void client.end({ timeout: 0 }).catch(() => {});
    onLost();
  };
  const client = postgres(databaseUrl(), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    onclose: lose,
    ...{ onnotify: (_channel: string, payload: string) => onMessage(readMessage(payload)) },
  } as postgres.Options<Record<string, never>>);
  try {
    await client.unsafe(`listen ${CHANNEL}`);
  } catch (error) {
    isOver = true;
    await client.end({ timeout: 0 }).catch(() => {});
    throw error;
  }
  return {
    async close() {
      if (isOver) return;
      isOver = true;
      await client.end({ timeout: 1 });
    },
  };
}

function readMessage(payload: string): LiveMessage {
  const { users = [], tickets = [] } = JSON.parse(payload) as Partial<LiveMessage>;
  return { users, tickets };
}
