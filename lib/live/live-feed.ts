import type { Logger } from "pino";
import type { Db } from "@/db/client";
import { type LiveConnection, type LiveMessage, openLiveConnection } from "@/db/live-channel";
import { listConcerned, listLiveSessions } from "@/db/queries/tickets/live";
import type { Clock } from "@/lib/platform/clock";
import { type Counts, readCounts } from "./live-counts";

/** `tickets`: those that changed and concern the person. */
export type LiveEvent = Counts & { tickets: number[] };

export type Subscriber = {
  userId: number;
  sessionId: string;
  push(event: LiveEvent): void;
  /** Shows that the line is open. */
  beat(): void;
  end(): void;
};

type Options = {
  db: Db;
  clock: Clock;
  log: Pick<Logger, "warn">;
  gatherMs?: number;
  beatMs?: number;
  reopenMs?: number;
};

const GATHER_MS = 150;
const BEAT_MS = 25_000;
const REOPEN_MS = 2000;
/** Browsers share one connection; this many are several browsers, or somebody who means harm. */
const MOST_PER_PERSON = 20;

/**
 * Tells the browsers that are connected to this process what changes for their people, whichever process changes it.
 * It listens while anybody is connected; after a gap everybody is told how things are now.
 */
export class LiveFeed {
  readonly #options: Options;
  readonly #subscribers = new Set<Subscriber>();
  readonly #shown = new Map<Subscriber, string>();
  readonly #users = new Set<number>();
  readonly #tickets = new Set<number>();
  #connection: Promise<LiveConnection | null> | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #beating: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  /** Takes a browser on and tells it how things are; false when its person has too many already. */
  subscribe(subscriber: Subscriber): boolean {
    const mine = [...this.#subscribers].filter(({ userId }) => userId === subscriber.userId);
    if (mine.length >= MOST_PER_PERSON) return false;
    this.#subscribers.add(subscriber);
    this.#beating ??= setInterval(() => void this.#beat(), this.#options.beatMs ?? BEAT_MS).unref();
    this.#connection ??= this.#open();
    this.#note({ users: [subscriber.userId], tickets: [] });
    return true;
  }

  unsubscribe(subscriber: Subscriber): void {
    this.#shown.delete(subscriber);
    if (!this.#subscribers.delete(subscriber) || this.#subscribers.size > 0) return;
    if (this.#beating !== null) clearInterval(this.#beating);
    this.#beating = null;
    void this.#connection?.then((connection) => connection?.close()).catch(() => {});
    this.#connection = null;
  }

  /** Sends everybody away, so that nothing keeps the process from ending. */
  close(): void {
    for (const subscriber of [...this.#subscribers]) {
      subscriber.end();
      this.unsubscribe(subscriber);
    }
  }

  /** When all that is known of is told; for tests. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #open(): Promise<LiveConnection | null> {
    try {
      const connection = await openLiveConnection(
        (message) => this.#note(message),
        () => this.#reopen(),
      );
      this.#note({ users: this.#connected(), tickets: [] });
      return connection;
    } catch (error) {
      this.#options.log.warn({ err: error }, "cannot listen for changes; trying again");
      this.#reopen();
      return null;
    }
  }

  #reopen(): void {
    setTimeout(() => {
      this.#connection = this.#subscribers.size === 0 ? null : this.#open();
    }, this.#options.reopenMs ?? REOPEN_MS).unref();
  }

  #connected(): number[] {
    return [...new Set([...this.#subscribers].map(({ userId }) => userId))];
  }

  #note({ users, tickets }: LiveMessage): void {
    for (const userId of users) this.#users.add(userId);
    for (const ticketId of tickets) this.#tickets.add(ticketId);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#work = this.#work.then(() => this.#tell());
    }, this.#options.gatherMs ?? GATHER_MS).unref();
  }

  async #tell(): Promise<void> {
    const [users, ticketIds, connected] = [new Set(this.#users), [...this.#tickets], this.#connected()];
    this.#users.clear();
    this.#tickets.clear();
    if (connected.length === 0) return;
    try {
      const { db } = this.#options;
      const concerned = ticketIds.length === 0 ? [] : await listConcerned(db, { ticketIds, userIds: connected });
      for (const { userId } of concerned) users.add(userId);
      const counts = await readCounts(
        db,
        connected.filter((userId) => users.has(userId)),
      );
      for (const subscriber of this.#subscribers) {
        const found = counts.get(subscriber.userId);
        const mine = concerned.filter(({ userId }) => userId === subscriber.userId).map(({ ticketId }) => ticketId);
        if (found !== undefined) this.#push(subscriber, { ...found, tickets: mine });
      }
    } catch (error) {
      this.#options.log.warn({ err: error }, "pages could not be told what changed");
    }
  }

  #push(subscriber: Subscriber, event: LiveEvent): void {
    const counts = `${event.unread} ${event.todo}`;
    if (this.#shown.get(subscriber) === counts && event.tickets.length === 0) return;
    this.#shown.set(subscriber, counts);
    subscriber.push(event);
  }

  /** Keeps lines open, and ends those whose session has ended. */
  async #beat(): Promise<void> {
    const subscribers = [...this.#subscribers];
    for (const subscriber of subscribers) subscriber.beat();
    const { db, clock, log } = this.#options;
    try {
      const live = await listLiveSessions(db, [...new Set(subscribers.map(({ sessionId }) => sessionId))], clock.now());
      for (const subscriber of subscribers.filter(({ sessionId }) => !live.has(sessionId))) {
        subscriber.end();
        this.unsubscribe(subscriber);
      }
    } catch (error) {
      log.warn({ err: error }, "sessions of live pages could not be looked at");
    }
  }
}
