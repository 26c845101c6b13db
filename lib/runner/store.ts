import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { connect } from "./connect";
import type { RunnerSettings } from "./options";
import { createTransactions, TransactionLost } from "./transactions";

export type Sql = postgres.ISql;

export interface Tables {
  readonly meta: postgres.Helper<string>;
  readonly functions: postgres.Helper<string>;
  readonly events: postgres.Helper<string>;
  readonly runs: postgres.Helper<string>;
  readonly steps: postgres.Helper<string>;
  readonly jobs: postgres.Helper<string>;
  readonly waits: postgres.Helper<string>;
}

/** A transaction on the runner's tables, at one instant of the runner's clock. */
export interface Tx {
  readonly sql: Sql;
  readonly tables: Tables;
  readonly schema: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Store {
  /** For single statements. */
  readonly pool: postgres.Sql;
  readonly tables: Tables;
  readonly schema: string;
  readonly now: () => number;
  /** Binds the tables to a connection or to somebody else's transaction. */
  on(sql: Sql): Tx;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const DEADLOCK = "40P01";
const SERIALIZATION_FAILURE = "40001";
const MAX_TRIES = 6;
const RECONNECT_MS = 50;
const POOL = 2;

export function openStore(settings: RunnerSettings): Store {
  const { schema } = settings;
  const pool = connect(settings.sql, { max: POOL });
  const transactions = createTransactions(settings.sql, settings.connections);
  const now = () => settings.clock.now();
  const tables = tablesOf(pool, schema);
  const on = (sql: Sql): Tx => ({ sql, tables, schema, now: now() });

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await transactions.run((sql) => work(on(sql)));
      } catch (error) {
        if (tries >= MAX_TRIES || !isWorthRepeating(error)) throw error;
        if (error instanceof TransactionLost) await setTimeout(RECONNECT_MS * tries);
      }
    }
  }

  async function close(): Promise<void> {
    await Promise.all([transactions.end(), pool.end({ timeout: 1 })]);
  }

  return { pool, tables, schema, now, on, transaction, close };
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
  };
}

function isWorthRepeating(error: unknown): boolean {
  if (error instanceof TransactionLost) return true;
  return error instanceof postgres.PostgresError && (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE);
}
