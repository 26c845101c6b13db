import type { Logger } from "pino";
import type { Db } from "@/db/client";
import { getOutboxStats } from "@/db/queries/outbox";

const EVERY_MS = 15_000;
const AGAIN_MS = 600_000;

type WatchOptions = {
  db: Db;
  /** The outbox is late from here on. */
  alarmMs: number;
  log: Pick<Logger, "warn" | "error" | "info">;
  everyMs?: number;
};

/**
 * Raises the alarm in the log when what tickets want done is not handed over in time, and again every ten minutes while
 * it lasts. It stands apart from the relay and the executor, since their standing still is what it has to notice.
 */
export class OutboxWatch {
  readonly #options: WatchOptions;
  #timer: NodeJS.Timeout | null = null;
  #alarmedAt: number | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  get isAlarmed(): boolean {
    return this.#alarmedAt !== null;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), this.#options.everyMs ?? EVERY_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Looks now. Never throws: a database that is away is told of elsewhere. */
  async look(): Promise<void> {
    const { db, alarmMs, log } = this.#options;
    const stats = await getOutboxStats(db).catch(() => null);
    if (stats === null) return;
    if (stats.lagMs <= alarmMs) {
      if (this.isAlarmed) log.info(stats, "the outbox is handed over in time again");
      this.#alarmedAt = null;
      return;
    }
    const now = performance.now();
    if (this.#alarmedAt !== null && now - this.#alarmedAt < AGAIN_MS) return;
    this.#alarmedAt = now;
    log.error(stats, "the outbox is late: what tickets want done outside is waiting");
  }
}
