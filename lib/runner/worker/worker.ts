import type { Store } from "../database/store";
import type { RunnerSettings } from "../options";
import { claim, claimLimited, nextDue } from "../queue/claim";
import type { Job } from "../queue/job";
import { freeJobsOfDead, freeOwnJobs, renewLeases } from "../queue/lease";
import { openSession, type Session } from "./session";
import { SessionKeeper } from "./session-keeper";
import { Waker } from "./waker";

const LOOK_FOR_DEAD_MS = 1_000;

interface WorkerOptions {
  readonly store: Store;
  readonly settings: RunnerSettings;
  /** The functions this process can call. */
  served(): readonly string[];
  /** Must not throw. */
  perform(job: Job): Promise<void>;
}

/** The loop that takes due jobs and has them performed. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #keeper: SessionKeeper;
  readonly #waker = new Waker();
  readonly #running = new Map<Job, Promise<void>>();
  #loop: Promise<void> | undefined;
  #isStopping = false;
  #lookedForDeadAt = Number.NEGATIVE_INFINITY;

  constructor(options: WorkerOptions) {
    this.#options = options;
    const { leaseMs, log } = options.settings;
    this.#keeper = new SessionKeeper({
      open: (onLost) => this.#open(onLost),
      beat: (session) => this.#beat(session),
      beatMs: Math.max(10, leaseMs / 3),
      log,
    });
  }

  get state(): "running" | "reconnecting" | "stopped" {
    if (!this.#loop || this.#isStopping) return "stopped";
    return this.#keeper.session ? "running" : "reconnecting";
  }

  /** Jobs this process is working on. */
  get running(): number {
    return this.#running.size;
  }

  wake(): void {
    this.#waker.wake();
  }

  async start(): Promise<void> {
    await this.#keeper.start();
    this.#loop = this.#run();
  }

  /** Takes no more jobs and waits for those under way; what has not ended by then is given back. True if all ended. */
  async stop(timeoutMs: number): Promise<boolean> {
    this.#isStopping = true;
    this.wake();
    await this.#loop;
    const isDrained = await this.#drain(timeoutMs);
    const { session } = this.#keeper;
    if (session) await this.#onSession(session, (tx) => freeOwnJobs(tx, session.worker)).catch(() => {});
    await this.#keeper.stop();
    return isDrained;
  }

  async #run(): Promise<void> {
    const { log, pollMs } = this.#options.settings;
    while (!this.#isStopping) {
      const pauseMs = await this.#takeJobs().catch((error: unknown) => {
        log("error", "claiming jobs failed", { error });
        return pollMs;
      });
      if (pauseMs > 0 && !this.#isStopping) await this.#waker.wait(pauseMs);
    }
  }

  /** Starts what is due; returns how long there is nothing to do, in milliseconds. */
  async #takeJobs(): Promise<number> {
    const { store, settings, served } = this.#options;
    const { session } = this.#keeper;
    const limit = settings.workers - this.#running.size;
    if (!session || limit <= 0) return settings.pollMs;
    await this.#freeDead(session);

    const terms = { worker: session.worker, leaseMs: settings.leaseMs };
    const { jobs, candidates } = await this.#onSession(session, (tx) => claim(tx, terms, served(), limit));
    this.#begin(jobs);
    if (candidates.length > 0) {
      const limited = await store.transaction((tx) => claimLimited(tx, terms, candidates));
      this.#begin(limited);
      jobs.push(...limited);
    }
    if (jobs.length > 0) return 0;
    const due = await this.#onSession(session, nextDue);
    return due === undefined ? settings.pollMs : Math.min(settings.pollMs, Math.max(1, due - store.now()));
  }

  #begin(jobs: readonly Job[]): void {
    for (const job of jobs) {
      const work = this.#options.perform(job).finally(() => {
        this.#running.delete(job);
        this.wake();
      });
      this.#running.set(job, work);
    }
  }

  async #freeDead(session: Session): Promise<void> {
    if (performance.now() - this.#lookedForDeadAt < LOOK_FOR_DEAD_MS) return;
    this.#lookedForDeadAt = performance.now();
    const count = await this.#onSession(session, (tx) => freeJobsOfDead(tx, session.worker));
    if (count > 0) this.#options.settings.log("warn", "took over the jobs of a worker that died", { count });
  }

  async #open(onLost: () => void): Promise<Session> {
    const session = await openSession(this.#options.settings, { onWake: this.#waker.wake, onLost });
    try {
      // What this process is still working on changes to the new number; then nobody else holds it.
      await this.#beat(session);
    } catch (error) {
      await session.close();
      throw error;
    }
    this.wake();
    return session;
  }

  #beat(session: Session): Promise<void> {
    const terms = { worker: session.worker, leaseMs: this.#options.settings.leaseMs };
    return this.#onSession(session, (tx) => renewLeases(tx, terms, [...this.#running.keys()]));
  }

  #onSession<T>(session: Session, work: (tx: ReturnType<Store["on"]>) => Promise<T>): Promise<T> {
    return session.use((sql) => work(this.#options.store.on(sql)));
  }

  async #drain(timeoutMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const done = Promise.allSettled(this.#running.values()).then(() => true);
    return Promise.race([done, late]).finally(() => clearTimeout(timer));
  }
}
