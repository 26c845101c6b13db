import type { Store } from "../database/store";
import type { RunnerSettings } from "../options";
import { claim, nextDue } from "../queue/claim";
import type { Job } from "../queue/job";
import { freeJobsOfDead, freeOwnJobs, renewLeases } from "../queue/lease";
import { openSession, type Session } from "./session";
import { createSessionKeeper } from "./session-keeper";
import { createWaker } from "./waker";

const LOOK_FOR_DEAD_MS = 1_000;

export interface Worker {
  readonly state: "running" | "reconnecting" | "stopped";
  /** Jobs this process is working on. */
  readonly running: number;
  wake(): void;
  start(): Promise<void>;
  /** Takes no more jobs and waits for those under way; what has not ended by then is given back. True if all ended. */
  stop(timeoutMs: number): Promise<boolean>;
}

/** The loop that takes due jobs and has them performed. `served` names the functions this process can call. */
export function createWorker(
  store: Store,
  settings: RunnerSettings,
  served: () => readonly string[],
  perform: (job: Job) => Promise<void>,
): Worker {
  const { workers, leaseMs, pollMs, log } = settings;
  const waker = createWaker();
  const running = new Map<Job, Promise<void>>();
  let loop: Promise<void> | undefined;
  let isStopping = false;
  let lookedForDeadAt = 0;

  const keeper = createSessionKeeper({ open, beat, beatMs: Math.max(10, leaseMs / 3), log });

  async function open(onLost: () => void): Promise<Session> {
    const session = await openSession(settings, { onWake: waker.wake, onLost });
    // What this process is still working on changes to the new number; then nobody else holds it.
    await beat(session);
    waker.wake();
    return session;
  }

  function beat({ worker, use }: Session): Promise<void> {
    return use((sql) => renewLeases(store.on(sql), worker, leaseMs, [...running.keys()]));
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      const pauseMs = await takeJobs().catch((error: unknown) => {
        log("error", "claiming jobs failed", { error });
        return pollMs;
      });
      if (pauseMs > 0 && !isStopping) await waker.wait(pauseMs);
    }
  }

  /** Starts what is due; returns how long there is nothing to do. */
  async function takeJobs(): Promise<number> {
    const { session } = keeper;
    const limit = workers - running.size;
    if (!session || limit <= 0) return pollMs;
    await freeDead(session);
    const jobs = await claim(store, session, { worker: session.worker, leaseMs, limit, served: served() });
    for (const job of jobs) {
      const work = perform(job).finally(() => {
        running.delete(job);
        waker.wake();
      });
      running.set(job, work);
    }
    if (jobs.length > 0) return 0;
    const due = await session.use((sql) => nextDue(store.on(sql)));
    return due === undefined ? pollMs : Math.min(pollMs, Math.max(1, due - store.now()));
  }

  async function freeDead({ worker, use }: Session): Promise<void> {
    if (performance.now() - lookedForDeadAt < LOOK_FOR_DEAD_MS) return;
    lookedForDeadAt = performance.now();
    const count = await use((sql) => freeJobsOfDead(store.on(sql), worker));
    if (count > 0) log("warn", "took over the jobs of a worker that died", { count });
  }

  async function start(): Promise<void> {
    await keeper.start();
    lookedForDeadAt = Number.NEGATIVE_INFINITY;
    loop = run();
  }

  async function stop(timeoutMs: number): Promise<boolean> {
    isStopping = true;
    waker.wake();
    await loop;
    const isDrained = await drain(timeoutMs);
    const { session } = keeper;
    if (session) await session.use((sql) => freeOwnJobs(store.on(sql), session.worker)).catch(() => {});
    await keeper.stop();
    loop = undefined;
    return isDrained;
  }

  async function drain(timeoutMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const done = Promise.allSettled(running.values()).then(() => true);
    return Promise.race([done, late]).finally(() => clearTimeout(timer));
  }

  return {
    get state() {
      if (!loop || isStopping) return "stopped";
      return keeper.session ? "running" : "reconnecting";
    },
    get running() {
      return running.size;
    },
    wake: waker.wake,
    start,
    stop,
  };
}
