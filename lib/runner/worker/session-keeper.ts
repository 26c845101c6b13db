import type { Log } from "../options";
import type { Session } from "./session";
import { createWaker } from "./waker";

const RECONNECT_MS = 250;

export interface SessionKeeperOptions {
  /** Opens a session ready for work; `onLost` is called when it is gone. */
  open(onLost: () => void): Promise<Session>;
  /** Sent while a session is open; one that fails or does not come back means that the session is gone. */
  beat(session: Session): Promise<void>;
  beatMs: number;
  log: Log;
}

export interface SessionKeeper {
  /** Undefined while the database is away. */
  readonly session: Session | undefined;
  /** Opens the first session; throws when that fails. Later ones are opened as often as needed. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createSessionKeeper({ open, beat, beatMs, log }: SessionKeeperOptions): SessionKeeper {
  const pause = createWaker();
  let session: Session | undefined;
  let heart: NodeJS.Timeout | undefined;
  let isStopped = false;
  let reconnecting: Promise<void> | undefined;

  async function connect(): Promise<void> {
    let isLost = false;
    let opened: Session | undefined;
    opened = await open(() => {
      isLost = true;
      if (opened && session === opened) lose(opened);
    });
    if (isLost) {
      void opened.close();
      throw new Error("the connection was lost");
    }
    session = opened;
    const current = opened;
    heart = setInterval(() => void pulse(current), beatMs);
  }

  async function pulse(current: Session): Promise<void> {
    try {
      await within(beatMs, beat(current));
    } catch (error) {
      log("warn", "heartbeat failed", { error });
      if (session === current) lose(current);
    }
  }

  function lose(current: Session): void {
    clearInterval(heart);
    session = undefined;
    current.close().catch(() => {});
    if (isStopped) return;
    log("warn", "connection to the database lost", { worker: current.worker });
    reconnecting ??= reconnect().finally(() => {
      reconnecting = undefined;
    });
  }

  async function reconnect(): Promise<void> {
    while (!isStopped) {
      try {
        await connect();
        log("info", "connected to the database again", { worker: session?.worker });
        return;
      } catch (error) {
        log("warn", "the database does not answer", { error });
        await pause.wait(RECONNECT_MS);
      }
    }
  }

  async function stop(): Promise<void> {
    isStopped = true;
    clearInterval(heart);
    pause.wake();
    await reconnecting;
    clearInterval(heart);
    await session?.close();
    session = undefined;
  }

  return {
    get session() {
      return session;
    },
    start: connect,
    stop,
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
