import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import type { RunnerSettings } from "../options";
import { Connection, type Sql } from "./connection";
import { ConnectionLost } from "./connection-lost";
import { Pool } from "./pool";
import { transact } from "./transact";

export interface Tables {
  readonly meta: postgres.Helper<string>;
  readonly functions: postgres.Helper<string>;
  readonly events: postgres.Helper<string>;
  readonly runs: postgres.Helper<string>;
  readonly steps: postgres.Helper<string>;
  readonly jobs: postgres.Helper<string>;
  readonly waits: postgres.Helper<string>;
  readonly throttles: postgres.Helper<string>;
}

/** A connection, in a transaction or not, with the runner's tables and one instant of the runner's clock. */
export interface Tx {
  readonly sql: Sql;
  readonly tables: Tables;
  readonly schema: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Work<T> = (tx: Tx) => Promise<T>;

export interface Store {
  readonly schema: string;
  readonly now: () => number;
  /** Binds the tables to a connection or to somebody else's transaction. */
  on(sql: Sql): Tx;
  /** Statements without a transaction, which must bear being repeated when the connection is lost. */
  query<T>(work: Work<T>): Promise<T>;
  /** Repeated after a deadlock, and when the connection is lost before the commit. */
  transaction<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

const DEADLOCK = "40P01";
const SERIALIZATION_FAILURE = "40001";
const MAX_TRIES = 6;
const RECONNECT_MS = 50;

/** The runner's tables on a pool of its own; opens no connection yet. */
export function openStore(settings: RunnerSettings): Store {
  const { schema } = settings;
  const pool = new Pool(() => Connection.open(settings.sql), settings.connections);
  const now = () => settings.clock.now();
  const on = (sql: Sql): Tx => ({ sql, tables: tablesOf(sql, schema), schema, now: now() });

  return {
    schema,
    now,
    on,
    query: (work) => repeat(() => pool.use((sql) => work(on(sql)))),
    transaction: (work) =>
      repeat((onCommit) => pool.use((sql) => transact(sql, (within) => work(on(within)), onCommit))),
    close: () => pool.end(),
  };
}

async function repeat<T>(attempt: (onCommit: () => void) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    let isCommitting = false;
    const onCommit = () => {
      isCommitting = true;
    };
    try {
      return await attempt(onCommit);
    } catch (error) {
      const isLost = error instanceof ConnectionLost;
      if (tries >= MAX_TRIES || (isLost ? isCommitting : !isConflict(error))) throw error;
      if (isLost) await setTimeout(RECONNECT_MS * tries);
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof postgres.PostgresError && [DEADLOCK, SERIALIZATION_FAILURE].includes(error.code);
}

function tablesOf(sql: Sql, schema: string): Tables {
  const table = (name: string) => sql(`${schema}.${name}`) as postgres.Helper<string>;
  return {
    meta: table("meta"),
    functions: table("functions"),
    events: table("events"),
    runs: table("runs"),
    steps: table("steps"),
    jobs: table("jobs"),
    waits: table("waits"),
    throttles: table("throttles"),
  };
}
