import type { TransactionSql } from "postgres";
import { createApi } from "./api";
import { migrate } from "./database/migrations";
import { openStore, type Store } from "./database/store";
import { parseEvents, sendEvents } from "./events/send-events";
import { listFunctionIds } from "./functions/function-record";
import { cancelRun } from "./manage/cancel-run";
import { findRun, type RunDetail } from "./manage/find-run";
import { retryRun } from "./manage/retry-run";
import { type RunnerOptions, type RunnerSettings, resolveOptions } from "./options";
import { isIdle } from "./queue/is-idle";
import { enqueue } from "./queue/job";
import { retentionJob } from "./retention";
import { listRuns, type RunFilter, type RunSummary } from "./runs/list-runs";
import { dueStats, type RunnerStats, runnerStats } from "./stats";
import type { SentEvent } from "./wire/event";
import { type Handler, performJob } from "./worker/perform";
import { Worker } from "./worker/worker";

const SERVE_URL = "http://runner.internal/api/inngest";
const STOP_MS = 10_000;
const IDLE_MS = 10_000;
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

/**
 * An executor for Inngest functions on PostgreSQL, in the same process as the functions. It speaks the SDK's own
 * protocol, so that the functions do not know whether they run here or at Inngest. Any number of processes may share
 * a schema; each job is done by one of them, and those of a process that dies are taken over by the others.
 */
export class Runner {
  /** Give it to the Inngest client as `fetch`, with any `baseUrl`: events, registration and signals come here. */
  readonly fetch: typeof globalThis.fetch;

  readonly #settings: RunnerSettings;
  readonly #store: Store;
  readonly #worker: Worker;
  #handler: Handler | undefined;
  #served: readonly string[] = [];
  #registered: readonly string[] = [];

  /** Opens no connection yet. Throws on options that cannot work. */
  constructor(options: RunnerOptions) {
    const settings = resolveOptions(options);
    const store = openStore(settings);
    this.#settings = settings;
    this.#store = store;
    this.#worker = new Worker({
      store,
      settings,
      served: () => this.#served,
      perform: (job) => performJob(store, settings, this.#call, job),
    });
    this.fetch = createApi(store, settings.log, {
      onRegistered: (ids) => {
        this.#registered = ids;
      },
    });
  }

  /** Creates or upgrades the runner's own schema. Safe to call from several processes at once. */
  migrate(): Promise<void> {
    return migrate(this.#store);
  }

  /**
   * Has the SDK register its functions (a PUT to the serve handler) and keeps the handler for the calls. Throws when a
   * function asks for something the runner cannot do; then nothing is changed.
   */
  async register(handler: Handler): Promise<void> {
    await sync(handler);
    this.#handler = handler;
    this.#served = this.#registered;
  }

  /**
   * Stores events and delivers them, in one transaction: with `sql` in the caller's own postgres.js transaction, so
   * that a rollback takes them back. Runs that the events concern stay locked until that transaction ends.
   * Returns one id per event. Throws on a name, size or number of events that is not allowed.
   */
  async send(events: SentEvent | readonly SentEvent[], { sql }: { sql?: TransactionSql } = {}): Promise<string[]> {
    const sent = parseEvents(events);
    if (sql) return sendEvents(this.#store.on(sql), sent);
    return this.#store.transaction((tx) => sendEvents(tx, sent));
  }

  /** Begins to work on due jobs. Needs `migrate` and `register`; throws when the database does not answer. */
  async start(): Promise<void> {
    if (!this.#handler) throw new Error("no functions are registered");
    await this.#store.query((tx) => enqueue(tx, [retentionJob(tx.now)]));
    await this.#worker.start();
  }

  /**
   * Takes no more jobs, waits up to `timeoutMs` (default 10 s) for those under way, gives the rest back to the queue,
   * closes all connections. The runner cannot be used afterwards. True if every job had ended.
   */
  async stop({ timeoutMs = STOP_MS }: { timeoutMs?: number } = {}): Promise<boolean> {
    const isDrained = await this.#worker.stop(timeoutMs);
    await this.#store.close();
    return isDrained;
  }

  /** Never throws. */
  async health(): Promise<RunnerHealth> {
    const { state, running } = this.#worker;
    const away = { queued: null, oldestDueMs: null };
    const due = state === "reconnecting" ? away : await this.#store.query(dueStats).catch(() => away);
    const { queued, oldestDueMs } = due;
    return { state, workers: this.#settings.workers, running, queued, oldestDueMs };
  }

  /** The queue and the runs by their status, counted. Throws when the database does not answer. */
  stats(): Promise<RunnerStats> {
    return this.#store.query(runnerStats);
  }

  /** Runs, newest first, of all apps. */
  runs(filter: RunFilter = {}): Promise<RunSummary[]> {
    return this.#store.query((tx) => listRuns(tx, filter));
  }

  /** Ids of the functions registered now, of all apps. */
  functions(): Promise<string[]> {
    return this.#store.query(listFunctionIds);
  }

  /** One run with its steps, whatever app's; undefined when it is not kept. */
  run(id: string): Promise<RunDetail | undefined> {
    return this.#store.query((tx) => findRun(tx, id));
  }

  /** Ends an open run as cancelled. False when there was none. */
  cancel(id: string): Promise<boolean> {
    return this.#store.transaction((tx) => cancelRun(tx, id));
  }

  /** Takes up a failed or cancelled run: what went well in it is not done again. False when there is nothing to take up. */
  retry(id: string): Promise<boolean> {
    return this.#store.transaction((tx) => retryRun(tx, id));
  }

  /** For tests: looks at the clock again and waits until nothing is due or under way in any process. */
  async idle(timeoutMs = IDLE_MS): Promise<void> {
    const end = performance.now() + timeoutMs;
    while (performance.now() < end) {
      this.#worker.wake();
      if ((await isIdle(this.#store).catch(() => false)) && this.#worker.running === 0) return;
      await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS));
    }
    throw new Error(`the runner was not idle within ${timeoutMs} ms`);
  }

  readonly #call: Handler = async (request) => {
    if (!this.#handler) throw new Error("no functions are registered");
    return this.#handler(request);
  };
}

/** See Runner. */
export function createRunner(options: RunnerOptions): Runner {
  return new Runner(options);
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
