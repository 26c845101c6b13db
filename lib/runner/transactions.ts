import postgres from "postgres";
import { connect } from "./connect";
import type { RunnerSettings } from "./options";
import type { Sql } from "./store";

export interface Transactions {
  /** Throws TransactionLost when the connection went before the commit, so that the work can be done again. */
  run<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export class TransactionLost extends Error {
  constructor() {
    super("the connection to the database was lost within a transaction");
  }
}

interface Connection {
  readonly client: postgres.Sql;
  readonly sql: postgres.ReservedSql;
  isLost: boolean;
  onLost: () => void;
}

/**
 * Transactions on connections of their own. Not postgres.js' `begin`: when a connection closes within it, its rollback
 * is written to a socket that is gone, and the exception ends the process (porsager/postgres#1208).
 */
export function createTransactions(target: RunnerSettings["sql"], max: number): Transactions {
  const idle: Connection[] = [];
  const open = new Set<Connection>();
  const waiting: (() => void)[] = [];
  let used = 0;

  async function acquire(): Promise<Connection> {
    if (used < max) used += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return idle.pop() ?? (await openConnection());
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Hands the place on, so that nobody slips in between. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else used -= 1;
  }

  async function openConnection(): Promise<Connection> {
    let opened: Connection | undefined;
    const onclose = () => opened && lose(opened);
    const client = connect(target, { max: 1, max_lifetime: null, onclose });
    try {
      const sql = await client.reserve();
      opened = { client, sql, isLost: false, onLost: () => {} };
      open.add(opened);
      return opened;
    } catch (error) {
      void client.end({ timeout: 0 });
      throw error;
    }
  }

  function lose(connection: Connection): void {
    if (!open.delete(connection)) return;
    connection.isLost = true;
    const index = idle.indexOf(connection);
    if (index >= 0) idle.splice(index, 1);
    void connection.client.end({ timeout: 0 });
    connection.onLost();
  }

  async function run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const connection = await acquire();
    try {
      return await new Promise<T>((resolve, reject) => {
        connection.onLost = () => reject(new TransactionLost());
        transact(connection, work).then(resolve, reject);
      });
    } catch (error) {
      if (error instanceof TransactionLost) lose(connection);
      throw error;
    } finally {
      connection.onLost = () => {};
      if (!connection.isLost) idle.push(connection);
      leave();
    }
  }

  async function end(): Promise<void> {
    await Promise.all([...open].map(({ client }) => client.end({ timeout: 1 })));
  }

  return { run, end };
}

async function transact<T>(connection: Connection, work: (sql: Sql) => Promise<T>): Promise<T> {
  const result = await prepareCommit(connection, work);
  // From here on nobody knows whether it took place, so it must not be done again without looking.
  const unknown = new Promise<never>((_, reject) => {
    connection.onLost = () => reject(new Error("the connection to the database was lost during a commit"));
  });
  const { command } = await Promise.race([connection.sql`commit`, unknown]);
  if (command !== "COMMIT") throw new Error("the transaction was rolled back");
  return result;
}

async function prepareCommit<T>(connection: Connection, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { sql } = connection;
  let isOver = false;
  const guarded = new Proxy(sql, {
    apply(target, self, parameters) {
      if (isOver || connection.isLost) throw new TransactionLost();
      return Reflect.apply(target, self, parameters);
    },
  });
  try {
    // Not awaited here, so that it travels with the first statement.
    const begin = guarded`begin`.execute();
    const [result] = await Promise.all([work(guarded), begin]);
    return result;
  } catch (error) {
    if (connection.isLost || isDisconnect(error)) throw new TransactionLost();
    await sql`rollback`;
    throw error;
  } finally {
    isOver = true;
  }
}

/** The server says goodbye before it closes the connection. */
function isDisconnect(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code.startsWith("57P");
}
