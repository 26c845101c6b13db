import postgres from "postgres";
import type { RunnerSettings } from "../options";
import { ConnectionLost } from "./connection-lost";

export type Sql = postgres.ISql;

export interface Connection {
  readonly isLost: boolean;
  /** Runs the work on this connection; throws ConnectionLost as soon as it is gone. */
  use<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface ConnectionOptions {
  readonly parameters?: Record<string, string>;
  readonly onNotify?: () => void;
  /** Called once, when an open connection goes by itself. */
  readonly onLost?: () => void;
}

/**
 * One connection, which never comes back by itself: who needs another opens another. The driver's pool would connect
 * again, but when connections are cut off under load it writes to a socket that is gone, which ends the process
 * (porsager/postgres#1208), leaves queries without an answer, and sends what was left for the old one to the new one.
 */
export async function openConnection(
  target: RunnerSettings["sql"],
  options: ConnectionOptions = {},
): Promise<Connection> {
  const users = new Set<(reason: ConnectionLost) => void>();
  let phase: "opening" | "open" | "over" = "opening";

  const client = connect(target, options, lose);

  function lose(): void {
    const wasOpen = phase === "open";
    phase = "over";
    for (const reject of users) reject(new ConnectionLost());
    client.end({ timeout: 0 }).catch(() => {});
    if (wasOpen) options.onLost?.();
  }

  function orLost<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      users.add(reject);
      work()
        .finally(() => users.delete(reject))
        .then(resolve, (error: unknown) => {
          if (!isDisconnect(error)) return reject(error);
          lose();
          reject(new ConnectionLost());
        });
    });
  }

  // Reserving is answered only by a connection that is open already.
  await orLost(async () => client`select 1`);
  const reserved = await orLost(() => client.reserve());
  const guarded = new Proxy(reserved, {
    apply(target_, self, parameters) {
      if (phase === "over") throw new ConnectionLost();
      return Reflect.apply(target_, self, parameters);
    },
  });
  phase = "open";

  return {
    get isLost() {
      return phase === "over";
    },
    use: (work) => orLost(async () => work(guarded)),
    async close() {
      if (phase === "over") return;
      phase = "over";
      reserved.release();
      await client.end({ timeout: 1 });
    },
  };
}

function connect(
  target: RunnerSettings["sql"],
  { parameters, onNotify }: ConnectionOptions,
  onclose: () => void,
): postgres.Sql {
  const options = {
    connect_timeout: 10,
    onnotice: () => {},
    ...(typeof target === "string" ? {} : target),
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    // The driver asks for types without listening for the failure of that question; no array is passed as one.
    fetch_types: false,
    connection: { application_name: "runner", ...parameters },
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
