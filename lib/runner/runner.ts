import type { TransactionSql } from "postgres";
import { createApi } from "./api";
import { migrate } from "./database/migrations";
import { openStore } from "./database/store";
import { parseEvents, sendEvents } from "./events/send-events";
import { type RunnerOptions, resolveOptions } from "./options";
import { isIdle } from "./queue/is-idle";
import { enqueue } from "./queue/job";
import { retentionJob } from "./retention";
import { listRuns, type RunFilter, type RunSummary } from "./runs/list-runs";
import { queueStats, type RunnerStats, runnerStats } from "./stats";
import type { SentEvent } from "./wire/event";
import { type Handler, performJob } from "./worker/perform";
import { createWorker } from "./worker/worker";

const SERVE_URL = "http://runner.internal/api/inngest";
const IDLE_LOOK_MS = 10;

export interface RunnerHealth {
  readonly state: "running" | "reconnecting" | "stopped";
  /** Calls this process can make, and makes, at the same time. */
  readonly workers: number;
  readonly running: number;
  /** Due jobs that nobody has taken; null while the database does not answer. */
  readonly queued: number | null;
  readonly oldestDueMs: number | null;
}

export interface Runner {
  /** Give it to the Inngest client as `fetch`, with any `baseUrl`: events, registration and signals come here. */
  readonly fetch: typeof globalThis.fetch;
  /** Creates or upgrades the runner's own schema. Safe to call from several processes at once. */
  migrate(): Promise<void>;
  /**
   * Has the SDK register its functions (a PUT to the serve handler) and keeps the handler for the calls. Throws when a
   * function asks for something the runner cannot do; then nothing is changed.
   */
  register(handler: Handler): Promise<void>;
  /**
   * Stores events and delivers them, in one transaction: with `sql` in the caller's own postgres.js transaction, so
   * that a rollback takes them back. Runs that the events concern stay locked until that transaction ends.
   * Returns one id per event. Throws on a name, size or number of events that is not allowed.
   */
  send(events: SentEvent | readonly SentEvent[], options?: { sql?: TransactionSql }): Promise<string[]>;
  /** Begins to work on due jobs. Needs `migrate` and `register`. */
  start(): Promise<void>;
  /**
   * Takes no more jobs, waits up to `timeoutMs` (default 10 s) for those under way, gives the rest back to the queue,
   * closes all connections. The runner cannot be used afterwards. True if every job had ended.
   */
  stop(options?: { timeoutMs?: number }): Promise<boolean>;
  /** Never throws. */
  health(): Promise<RunnerHealth>;
  stats(): Promise<RunnerStats>;
  /** Runs, newest first. */
  runs(filter?: RunFilter): Promise<RunSummary[]>;
  /** For tests: looks at the clock again and waits until nothing is due or under way in any process. */
  idle(timeoutMs?: number): Promise<void>;
}

/**
 * An executor for Inngest functions on PostgreSQL, in the same process as the functions. It speaks the SDK's own
 * protocol, so that the functions do not know whether they run here or at Inngest. Any number of processes may share
 * a schema; each job is done by one of them, and those of a process that dies are taken over by the others.
 */
export function createRunner(options: RunnerOptions): Runner {
  const settings = resolveOptions(options);
  const store = openStore(settings);
  let handler: Handler | undefined;
  let served: readonly string[] = [];
  let registered: readonly string[] = [];

  const fetch = createApi(store, settings.log, {
    onRegistered: (ids) => {
      registered = ids;
    },
  });
  const worker = createWorker(
    store,
    settings,
    () => served,
    (job) => performJob(store, settings, servingHandler(), job),
  );

  function servingHandler(): Handler {
    if (!handler) throw new Error("no functions are registered");
    return handler;
  }

  return {
    fetch,
    migrate: () => migrate(store),

    async register(candidate) {
      await sync(candidate);
      handler = candidate;
      served = registered;
    },

    async send(events, { sql } = {}) {
      const sent = parseEvents(events);
      return sql ? sendEvents(store.on(sql), sent) : store.transaction((tx) => sendEvents(tx, sent));
    },

    async start() {
      if (!handler) throw new Error("no functions are registered");
      await store.query((tx) => enqueue(tx, [retentionJob(tx.now)]));
      await worker.start();
    },

    async stop({ timeoutMs = 10_000 } = {}) {
      const isDrained = await worker.stop(timeoutMs);
      await store.close();
      return isDrained;
    },

    async health() {
      const { state, running } = worker;
      const away = { queued: null, oldestDueMs: null };
      const { queued, oldestDueMs } = state === "reconnecting" ? away : await store.query(queueStats).catch(() => away);
      return { state, workers: settings.workers, running, queued, oldestDueMs };
    },

    stats: () => store.query(runnerStats),
    runs: (filter = {}) => store.query((tx) => listRuns(tx, filter)),

    async idle(timeoutMs = 10_000) {
      const end = performance.now() + timeoutMs;
      while (performance.now() < end) {
        worker.wake();
        if ((await isIdle(store).catch(() => false)) && worker.running === 0) return;
        await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS));
      }
      throw new Error(`the runner was not idle within ${timeoutMs} ms`);
    },
  };
}

async function sync(handler: Handler): Promise<void> {
  const { host } = new URL(SERVE_URL);
  const headers = { "content-type": "application/json", host };
  const response = await handler(new Request(SERVE_URL, { method: "PUT", body: "{}", headers }));
  if (response.ok) return;
  const body = await response.text();
  throw new Error(`the functions could not be registered: ${messageOf(body) ?? `HTTP ${response.status}`}`);
}

function messageOf(body: string): string | undefined {
  try {
    const { message } = JSON.parse(body) as { message?: string };
    return message;
  } catch {
    return body || undefined;
  }
}
