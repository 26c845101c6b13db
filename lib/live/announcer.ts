import type { Logger } from "pino";
import type { Db } from "@/db/client";
import { notifyLive } from "@/db/live-channel";

/** Changes that come close together are told together. */
const GATHER_MS = 150;

type Options = { db: Db; log: Pick<Logger, "warn">; gatherMs?: number };

/**
 * Tells all processes of the tickets that this one changed. It does so beside the commands and after them: what they
 * commit never waits for it, and what is lost when the process dies is seen at the next look.
 */
export class Announcer {
  readonly #options: Options;
  readonly #tickets = new Set<number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  announce(ticketId: number): void {
    this.#tickets.add(ticketId);
    this.#timer ??= setTimeout(() => void this.#tell(), this.#options.gatherMs ?? GATHER_MS).unref();
  }

  async #tell(): Promise<void> {
    this.#timer = null;
    const tickets = [...this.#tickets];
    this.#tickets.clear();
    await notifyLive(this.#options.db, tickets).catch((error: unknown) => {
      this.#options.log.warn({ err: error, tickets: tickets.length }, "pages could not be told of changed tickets");
    });
  }
}
