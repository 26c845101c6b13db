import type { Logger } from "pino";
import type { Db } from "@/db/client";
import { deferOutbox, leaseOutbox, markOutboxSent, type OutboxRow } from "@/db/store/outbox-store";
import { setNudgedRelay } from "./nudge-relay";
import { type OutboxEvent, toOutboxEvent } from "./outbox-event";
import { TOPICS } from "./topics";

const BATCH = 100;
const LEASE_SECONDS = 30;
const POLL_MS = 1000;

type RelayOptions = {
  db: Db;
  /** Resolves when the receiver has the events for good; a second sending of the same id must be harmless. */
  send(events: OutboxEvent[]): Promise<unknown>;
  log: Pick<Logger, "warn" | "error">;
};

/**
 * Hands outbox rows to the executor: at least once, in the order of each ticket, by any number of processes.
 * A row that was sent but not marked, because the process died between, is sent again under the same id.
 */
export class Relay {
  readonly #options: RelayOptions;
  #loop: Promise<void> | null = null;
  #isStopping = false;
  #isNudged = false;
  #wake = () => {};

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#loop !== null && !this.#isStopping;
  }

  start(): void {
    if (this.#loop !== null) return;
    this.#isStopping = false;
    setNudgedRelay(this);
    this.#loop = this.#run();
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    setNudgedRelay(null);
    this.#wake();
    await this.#loop;
    this.#loop = null;
  }

  nudge(): void {
    this.#isNudged = true;
    this.#wake();
  }

  /** Sends whatever may be sent now; answers how many rows were sent. */
  async drain(): Promise<number> {
    let sent = 0;
    for (;;) {
      const rows = await leaseOutbox(this.#options.db, {
        topics: Object.keys(TOPICS),
        limit: BATCH,
        seconds: LEASE_SECONDS,
      });
      sent += await this.#deliver(rows);
      if (rows.length < BATCH || this.#isStopping) return sent;
    }
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isNudged = false;
      await this.drain().catch((error: unknown) => {
        this.#options.log.error({ err: error }, "the relay could not read or mark the outbox");
      });
      if (!this.#isNudged && !this.#isStopping) await this.#sleep();
    }
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #deliver(rows: OutboxRow[]): Promise<number> {
    const { db, send, log } = this.#options;
    const events = await this.#readable(rows);
    if (events.length === 0) return 0;
    const ids = events.map(({ id }) => id);
    try {
      await send(events);
    } catch (error) {
      log.warn({ err: error, rows: ids.length }, "the executor did not take the outbox rows; they are kept");
      await deferOutbox(db, ids, String(error));
      return 0;
    }
    await markOutboxSent(db, ids);
    return ids.length;
  }

  async #readable(rows: OutboxRow[]): Promise<OutboxEvent[]> {
    const { db, log } = this.#options;
    const events: OutboxEvent[] = [];
    for (const row of rows) {
      try {
        events.push(toOutboxEvent(row));
      } catch (error) {
        log.error({ err: error, outboxId: row.id, topic: row.topic }, "an outbox row is not what its topic says");
        await deferOutbox(db, [row.id], String(error));
      }
    }
    return events;
  }
}
