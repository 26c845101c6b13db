import type { Connection, Sql } from "./connection";

type Lent = Pick<Connection, "isLost" | "use" | "close">;

/** Lends connections, opening up to `max` when they are needed and forgetting those that are lost. */
export class Pool {
  readonly #open: () => Promise<Lent>;
  readonly #max: number;
  readonly #all = new Set<Lent>();
  readonly #idle: Lent[] = [];
  readonly #waiting: (() => void)[] = [];
  #used = 0;
  #isEnded = false;

  constructor(open: () => Promise<Lent>, max: number) {
    this.#open = open;
    this.#max = max;
  }

  async use<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    await this.#enter();
    let connection: Lent | undefined;
    try {
      connection = await this.#take();
      return await connection.use(work);
    } finally {
      if (connection?.isLost) this.#all.delete(connection);
      else if (connection) this.#idle.push(connection);
      this.#leave();
    }
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await Promise.all([...this.#all].map((connection) => connection.close()));
  }

  async #enter(): Promise<void> {
    if (this.#used < this.#max) this.#used += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the place on, so that nobody slips in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#used -= 1;
  }

  async #take(): Promise<Lent> {
    if (this.#isEnded) throw new Error("the runner has stopped");
    for (let connection = this.#idle.pop(); connection; connection = this.#idle.pop()) {
      if (!connection.isLost) return connection;
      this.#all.delete(connection);
    }
    const opened = await this.#open();
    this.#all.add(opened);
    return opened;
  }
}
