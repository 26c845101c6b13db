import { randomInt } from "node:crypto";
import { Connection, type Sql } from "../database/connection";
import type { RunnerSettings } from "../options";

const MAX_WORKER = 2_147_483_647;

/**
 * One worker's connection. The advisory lock on its number is its life sign: PostgreSQL drops it the moment the
 * process or the connection dies. Claims and heartbeats use it too, so that none of them outlives the life sign.
 */
export interface Session {
  readonly worker: number;
  use<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface SessionEvents {
  /** Somebody has put something into the queue. */
  onWake(): void;
  /** The connection is gone; called at most once, and not after `close`. */
  onLost(): void;
}

/** Connects, takes a free number and listens for work. Throws when the database does not answer. */
export async function openSession(settings: RunnerSettings, { onWake, onLost }: SessionEvents): Promise<Session> {
  const connection = await Connection.open(settings.sql, {
    // A claim lost in a crash of the server only means that the job is claimed again.
    parameters: { synchronous_commit: "off" },
    onNotify: onWake,
    onLost,
  });
  try {
    const worker = await connection.use((sql) => takeNumber(sql, settings.schema));
    await connection.use(async (sql) => sql`listen ${sql(settings.schema)}`);
    return { worker, use: (work) => connection.use(work), close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function takeNumber(sql: Sql, schema: string): Promise<number> {
  for (;;) {
    const worker = randomInt(1, MAX_WORKER);
    const [row] = await sql<{ isTaken: boolean }[]>`
      select pg_try_advisory_lock(hashtext(${schema}), ${worker}) as "isTaken"`;
    if (row?.isTaken) return worker;
  }
}
