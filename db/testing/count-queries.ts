import { connect, type Db } from "@/db/client";

/**
 * Runs `work` on a connection of its own to the test file's database and tells which statements it sent; `begin` and
 * `commit` count, each is a round trip. What the driver asks when it connects is not counted.
 */
export async function countQueries<T>(work: (db: Db) => Promise<T>): Promise<{ value: T; statements: string[] }> {
  const statements: string[] = [];
  const { db, sql } = connect(process.env.DATABASE_URL ?? "", {
    max: 1,
    onStatement: (text) => statements.push(text),
  });
  try {
    await sql`select 1`;
    statements.length = 0;
    const value = await work(db);
    return { value, statements: [...statements] };
  } finally {
    await sql.end();
  }
}
