import type { Log } from "../options";
import type { Session } from "./session";
import { Waker } from "./waker";

const RECONNECT_MS = 250;

export interface SessionKeeperOptions {
  /** Opens a session ready for work; `onLost` is called when it is gone. */
  open(onLost: () => void): Promise<Session>;
  /** Sent while a session is open; one that fails or does not come back means that the session is gone. */
  beat(session: Session): Promise<void>;
  beatMs: number;
  log: Log;
}

/** Keeps one session open, and opens another whenever it goes. */
export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  readonly #pause = new Waker();
  #session: Session | undefined;
  #heart: NodeJS.Timeout | undefined;
  #reconnecting: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  /** Undefined while the database is away. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Opens the first session; throws when that fails. */
  async start(): Promise<void> {
    let isLost = false;
    const holder: { session?: Session } = {};
    const session = await this.#options.open(() => {
      isLost = true;
      if (holder.session) this.#lose(holder.session);
    });
    if (isLost) throw new Error("the connection was lost at once");
    holder.session = session;
    this.#session = session;
    this.#heart = setInterval(() => void this.#pulse(session), this.#options.beatMs);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#pause.wake();
    await this.#reconnecting;
    clearInterval(this.#heart);
    const session = this.#session;
    this.#session = undefined;
    await session?.close();
  }

  async #pulse(session: Session): Promise<void> {
    try {
      await within(this.#options.beatMs, this.#options.beat(session));
    } catch (error) {
      this.#options.log("warn", "heartbeat failed", { error });
      this.#lose(session);
    }
  }

  #lose(session: Session): void {
    if (this.#session !== session) return;
    clearInterval(this.#heart);
    this.#session = undefined;
    session.close().catch(() => {});
    this.#options.log("warn", "connection to the database lost", { worker: session.worker });
    this.#reconnecting ??= this.#reconnect().finally(() => {
      this.#reconnecting = undefined;
    });
  }

  async #reconnect(): Promise<void> {
    while (!this.#isStopped) {
      try {
        await this.start();
        this.#options.log("info", "connected to the database again", { worker: this.#session?.worker });
        return;
      } catch (error) {
        this.#options.log("warn", "the database does not answer", { error });
        await this.#pause.wait(RECONNECT_MS);
      }
    }
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
