import { serve } from "inngest/edge";
import { getDb } from "@/db/client";
import { executor } from "@/lib/background/executor";
import { setRunningRunner } from "@/lib/background/running-runner";
import { createMailer, type Mailer } from "@/lib/notices/mailer";
import { OutboxWatch } from "@/lib/outbox/outbox-watch";
import { Relay } from "@/lib/outbox/relay";
import { systemClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { createRunner, type Runner } from "@/lib/runner/runner";
import { createClient } from "./client";
import type { FunctionMeans } from "./function-means";
import { createFunctions } from "./functions";

const RETRY_MS = 2000;
// Less than the launcher waits before it kills.
const DRAIN_MS = 6000;

export type BackgroundHealth = {
  executor: "embedded" | "inngest";
  state: "starting" | "running" | "reconnecting" | "stopped";
  queued: number | null;
  oldestDueMs: number | null;
  isRelaying: boolean;
  /** What is handed over waits longer than it should. */
  isOutboxLate: boolean;
};

/** What this process does besides answering requests: hand over the outbox and, when embedded, run the functions. */
export class Background {
  readonly #means = functionMeans();
  readonly #runner: Runner | null = executor() === "embedded" ? embeddedRunner() : null;
  readonly #client = createClient(this.#runner?.fetch ?? null);
  readonly #relay = new Relay({ db: this.#means.db, send: (events) => this.#client.send(events), log: logger });
  readonly #watch = new OutboxWatch({
    db: this.#means.db,
    alarmMs: env.OUTBOX_ALARM_SECONDS * 1000,
    log: logger,
  });
  #isReady = false;
  #isStopping = false;
  #starting: Promise<void> | null = null;

  /** Returns at once; what needs the database is tried until it answers. */
  start(): void {
    this.#watch.start();
    this.#starting ??= this.#begin();
  }

  /** Lets the work under way end, for a few seconds. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#watch.stop();
    await this.#starting;
    await this.#relay.stop();
    setRunningRunner(null);
    await this.#runner?.stop({ timeoutMs: DRAIN_MS });
    this.#means.mailer?.close();
  }

  async health(): Promise<BackgroundHealth> {
    const outbox = { isRelaying: this.#relay.isRunning, isOutboxLate: this.#watch.isAlarmed };
    const state = this.#isReady ? "running" : "starting";
    if (this.#runner === null) return { executor: "inngest", state, queued: null, oldestDueMs: null, ...outbox };
    const health = await this.#runner.health();
    const { queued, oldestDueMs } = health;
    return { executor: "embedded", state: this.#isReady ? health.state : state, queued, oldestDueMs, ...outbox };
  }

  async #begin(): Promise<void> {
    while (!this.#isStopping && !this.#isReady) {
      try {
        if (this.#runner !== null) await this.#startRunner(this.#runner);
        this.#isReady = true;
        setRunningRunner(this.#runner);
        logger.info({ executor: executor() }, "background work is running");
      } catch (error) {
        logger.error({ err: error }, "background work could not start; trying again");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    if (!this.#isStopping) this.#relay.start();
  }

  async #startRunner(runner: Runner): Promise<void> {
    await runner.migrate();
    await runner.register(serve({ client: this.#client, functions: createFunctions(this.#client, this.#means) }));
    await runner.start();
  }
}

function embeddedRunner(): Runner {
  return createRunner({
    sql: env.DATABASE_URL,
    log: (level, message, { error, ...fields }) => logger[level]({ ...fields, err: error }, message),
  });
}

/** What the functions of this installation work with. */
export function functionMeans(): FunctionMeans {
  const mailer: Mailer | null =
    env.SMTP_URL === undefined ? null : createMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  return { db: getDb(), clock: systemClock, mailer, siteUrl: env.SKEIN_URL ?? `http://localhost:${env.PORT}` };
}
