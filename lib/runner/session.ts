import { randomInt } from "node:crypto";
import type postgres from "postgres";
import { connect } from "./connect";
import type { RunnerSettings } from "./options";
import type { Store } from "./store";

const MAX_WORKER = 2_147_483_647;
const CLOSE_SECONDS = 15;

/**
 * One worker's connection. The advisory lock on its number is its life sign: PostgreSQL drops it the moment the
 * process or the connection dies. Claims and heartbeats use it too, so that none of them outlives the life sign.
 */
export interface Session {
  readonly sql: postgres.Sql;
  readonly worker: number;
  close(): Promise<void>;
}

export interface SessionEvents {
  onWake(): void;
  /** The connection of an opened session is gone; called at most once, and not after `close`. */
  onLost(): void;
}

export async function openSession(
  store: Store,
  target: RunnerSettings["sql"],
  events: SessionEvents,
): Promise<Session> {
  let phase: "opening" | "open" | "over" = "opening";
  const options = {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    // A claim lost in a crash of the server only means that the job is claimed again.
    connection: { synchronous_commit: "off" },
    // Not `listen()`: it opens a second connection, and opens it again after `end()`.
    onnotify: events.onWake,
    onclose: () => {
      if (phase === "open") events.onLost();
      phase = "over";
    },
  };
  const sql = connect(target, options);
  async function close(): Promise<void> {
    phase = "over";
    await sql.end({ timeout: CLOSE_SECONDS });
  }
  try {
    const worker = await takeNumber(sql, store.schema);
    await sql`listen ${sql(store.schema)}`;
    // The connection may have closed meanwhile, and the statement run on another one.
    if ((phase as string) === "over") throw new Error("the connection was lost");
    phase = "open";
    return { sql, worker, close };
  } catch (error) {
    void close();
    throw error;
  }
}

async function takeNumber(sql: postgres.Sql, schema: string): Promise<number> {
  for (;;) {
    const worker = randomInt(1, MAX_WORKER);
    const [row] = await sql<{ isTaken: boolean }[]>`
      select pg_try_advisory_lock(hashtext(${schema}), ${worker}) as "isTaken"`;
    if (row?.isTaken) return worker;
  }
}
