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
  return { db: drizzle(sql, { casing: "snake_case" }), sql };
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

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === "") throw new Error("DATABASE_URL is not set");
  return url;
}
