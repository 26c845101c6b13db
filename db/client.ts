import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Db = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** What reads accept: they run alone or inside a transaction. */
export type Reader = Db | Tx;

type Connection = { db: Db; sql: postgres.Sql };

type ConnectOptions = {
  max?: number;
  /** Called with the text of every statement that is sent. */
  onStatement?: (text: string) => void;
};

/** Opens a pool; the caller ends it with `sql.end()`. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { onStatement } = options;
  const sql = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => {},
    ...(onStatement === undefined ? {} : { debug: (_connection, text) => onStatement(text) }),
  });
  return { db: drizzle(preparing(sql), { casing: "snake_case" }), sql };
}

/**
 * Drizzle sends every statement unprepared, so the server would plan the large ones anew each time. Each text becomes
 * a prepared statement of its connection instead; texts must therefore not be made from values.
 */
function preparing<T extends postgres.Sql | postgres.TransactionSql>(sql: T): T {
  return new Proxy(sql, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (key === "unsafe")
        return (text: string, parameters: never[]) => target.unsafe(text, parameters, { prepare: true });
      if ((key !== "begin" && key !== "savepoint") || typeof member !== "function") return member;
      return (...args: unknown[]) => {
        const work = args.pop() as (sql: postgres.TransactionSql) => unknown;
        return member(...args, (inner: postgres.TransactionSql) => work(preparing(inner)));
      };
    },
  });
}

const holder = globalThis as typeof globalThis & { skeinConnection?: Connection };

/** The process-wide pool, opened at first use so that building needs no database. */
export function connection(): Connection {
  holder.skeinConnection ??= connect(databaseUrl(), { max: Number(process.env.DATABASE_POOL ?? 10) });
  return holder.skeinConnection;
}

export function getDb(): Db {
  return connection().db;
}

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === "") throw new Error("DATABASE_URL is not set");
  return url;
}
