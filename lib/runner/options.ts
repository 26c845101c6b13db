import type postgres from "postgres";
import { inngestBackoff } from "./time/backoff";

export type LogLevel = "debug" | "info" | "warn" | "error";
export type Log = (level: LogLevel, message: string, fields: Record<string, unknown>) => void;

export interface RunnerOptions {
  /** Connection string, or postgres.js options. The runner opens at most `connections` + 3 of its own. */
  sql: string | postgres.Options<Record<string, never>>;
  /** Schema of the runner's tables, also its NOTIFY channel. Default `skein_runner`. */
  schema?: string;
  /** Calls of functions this process makes at the same time. Default 8. */
  workers?: number;
  /** Transactions at the same time. Default 4. */
  connections?: number;
  /** After this long without a heartbeat a job of a hung process is given to another one. Default 30 s. */
  leaseMs?: number;
  /** Longest time between two looks at the queue. Default 1 s. */
  pollMs?: number;
  /** A call that has not answered by then counts as a failed attempt. Default 2 h, as at Inngest. */
  callTimeoutMs?: number;
  /** How long ended runs and events (and with them their ids) are kept. Default 14 days, at least 1. */
  retentionMs?: number;
  /** Delay before the attempt after `attempt` (from 0). Default: Inngest's table plus up to 30 s. */
  backoffMs?: (attempt: number) => number;
  /** Source of due times. Leases always use the database's clock. */
  clock?: { now(): number };
  log?: Log;
}

export type RunnerSettings = Required<RunnerOptions>;

const DAY = 86_400_000;

/** Fills in the defaults; throws on a schema name that is not a plain identifier and on limits that cannot work. */
export function resolveOptions(options: RunnerOptions): RunnerSettings {
  const settings: RunnerSettings = {
    schema: "skein_runner",
    workers: 8,
    connections: 4,
    leaseMs: 30_000,
    pollMs: 1_000,
    callTimeoutMs: 2 * 3_600_000,
    retentionMs: 14 * DAY,
    backoffMs: inngestBackoff,
    clock: { now: () => Date.now() },
    log: () => {},
    ...options,
  };
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(settings.schema)) throw new Error(`not a usable schema name: ${settings.schema}`);
  for (const name of ["workers", "connections", "leaseMs", "pollMs", "callTimeoutMs"] as const) {
    if (!(settings[name] > 0)) throw new Error(`${name} must be greater than 0`);
  }
  if (settings.retentionMs < DAY) throw new Error("retentionMs must be at least one day");
  return settings;
}
