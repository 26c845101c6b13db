import type { Sql } from "./connection";

/** Runs the work between begin and commit. `onCommit` is called when it can no longer be known to have failed. */
export async function transact<T>(sql: Sql, work: (sql: Sql) => Promise<T>, onCommit: () => void): Promise<T> {
  let isOver = false;
  const within = new Proxy(sql, {
    apply(target, self, parameters) {
      if (isOver) throw new Error("this transaction is over");
      return Reflect.apply(target, self, parameters);
    },
  });
  let result: T;
  try {
    // Not awaited here, so that it travels with the first statement.
    const begun = sql`begin`.execute();
    [result] = await Promise.all([work(within), begun]);
  } catch (error) {
    isOver = true;
    await sql`rollback`;
    throw error;
  }
  isOver = true;
  onCommit();
  const { command } = await sql`commit`;
  if (command !== "COMMIT") throw new Error("the transaction was rolled back");
  return result;
}
