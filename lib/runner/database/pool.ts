import type { Connection, Sql } from "./connection";

export interface Pool {
  use<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** Lends connections, opening up to `max` when they are needed and forgetting those that are lost. */
export function createPool(open: () => Promise<Connection>, max: number): Pool {
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting: (() => void)[] = [];
  let used = 0;
  let isEnded = false;

  async function enter(): Promise<void> {
    if (used < max) used += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** Hands the place on, so that nobody slips in between. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else used -= 1;
  }

  async function take(): Promise<Connection> {
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (!connection.isLost) return connection;
      all.delete(connection);
    }
    if (isEnded) throw new Error("the runner has stopped");
    const opened = await open();
    all.add(opened);
    return opened;
  }

  async function use<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    await enter();
    let connection: Connection | undefined;
    try {
      connection = await take();
      return await connection.use(work);
    } finally {
      if (connection?.isLost) all.delete(connection);
      else if (connection) idle.push(connection);
      leave();
    }
  }

  async function end(): Promise<void> {
    isEnded = true;
    await Promise.all([...all].map((connection) => connection.close()));
  }

  return { use, end };
}
