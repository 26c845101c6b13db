import postgres from "postgres";
import type { RunnerSettings } from "../options";
import { ConnectionLost } from "./connection-lost";

export type Sql = postgres.ISql;

interface ConnectionOptions {
  readonly parameters?: Record<string, string>;
  readonly onNotify?: () => void;
  /** Called once, when an open connection goes by itself. */
  readonly onLost?: () => void;
}

/**
 * One connection, which never comes back by itself: who needs another opens another. The driver's pool would connect
 * again, but when connections are cut off under load it writes to a socket that is gone, which ends the process
 * (porsager/postgres#1208), leaves queries without an answer, and gives queries the answers of others.
 */
export class Connection {
  readonly #client: postgres.Sql;
  readonly #options: ConnectionOptions;
  readonly #users = new Set<(reason: ConnectionLost) => void>();
  #phase: "opening" | "open" | "over" = "opening";
  #reserved: postgres.ReservedSql | undefined;

  private constructor(target: RunnerSettings["sql"], options: ConnectionOptions) {
    this.#options = options;
    this.#client = createClient(target, options, () => this.#lose());
  }

  static async open(target: RunnerSettings["sql"], options: ConnectionOptions = {}): Promise<Connection> {
    const connection = new Connection(target, options);
    try {
      await connection.#reserve();
    } catch (error) {
      connection.#lose();
      throw error;
    }
    return connection;
  }

  get isLost(): boolean {
    return this.#phase === "over";
  }

  /** Runs the work on this connection; throws ConnectionLost as soon as it is gone. */
  use<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#orLost(async () => work(this.#guarded()));
  }

  async close(): Promise<void> {
    if (this.#phase === "over") return;
    this.#phase = "over";
    this.#reserved?.release();
    await this.#client.end({ timeout: 1 });
  }

  async #reserve(): Promise<void> {
    // Reserving is answered only by a connection that is open already.
    await this.#orLost(async () => this.#client`select 1`);
    this.#reserved = await this.#orLost(() => this.#client.reserve());
    this.#phase = "open";
  }

  #guarded(): Sql {
    if (this.#phase === "over" || !this.#reserved) throw new ConnectionLost();
    return new Proxy(this.#reserved, {
      apply: (target, self, parameters) => {
        if (this.#phase === "over") throw new ConnectionLost();
        return Reflect.apply(target, self, parameters);
      },
    });
  }

  #lose(): void {
    const wasOpen = this.#phase === "open";
    this.#phase = "over";
    for (const reject of this.#users) reject(new ConnectionLost());
    this.#client.end({ timeout: 0 }).catch(() => {});
    if (wasOpen) this.#options.onLost?.();
  }

  #orLost<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#users.add(reject);
      work()
        .finally(() => this.#users.delete(reject))
        .then(resolve, (error: unknown) => {
          if (!isDisconnect(error)) return reject(error);
          if (this.#phase !== "over") this.#lose();
          reject(new ConnectionLost());
        });
    });
  }
}

function createClient(
  target: RunnerSettings["sql"],
  { parameters, onNotify }: ConnectionOptions,
  onclose: () => void,
): postgres.Sql {
  const given = typeof target === "string" ? {} : target;
  const options = {
    connect_timeout: 10,
    onnotice: () => {},
    ...given,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    // The driver asks for types without listening for the failure of that question; no array is passed as one.
    fetch_types: false,
    connection: { application_name: "runner", ...given.connection, ...parameters },
    onnotify: onNotify,
    onclose,
  };
  return (typeof target === "string" ? postgres(target, options) : postgres(options)) as postgres.Sql;
}

/** The server says goodbye before it closes a connection; the driver has codes of its own, the socket has others. */
function isDisconnect(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  if (error instanceof postgres.PostgresError) return error.code.startsWith("57P");
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("CONNECT") || /^E[A-Z]+$/.test(code);
}
