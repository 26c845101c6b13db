import { sql as query } from "drizzle-orm";
import { expect, test } from "vitest";
import { getDb } from "@/db/client";
import { countQueries } from "./count-queries";
import { resetDatabase } from "./reset-database";
import { testDatabase } from "./test-database";

const tables = query`select count(*)::int as count from pg_tables where schemaname = 'public'`;

test("a test file has a migrated database of its own", async () => {
  const [found] = await getDb().execute<{ count: number }>(tables);
  expect(found?.count).toBeGreaterThan(5);
});

test("resetting gives it back as new, to connections that are open", async () => {
  await getDb().execute(query`create table left_over (id integer)`);
  await resetDatabase();
  const found = await getDb().execute(query`select to_regclass('left_over') as name`);
  expect(found[0]?.name).toBeNull();
});

test("another database is another database", async () => {
  const other = await testDatabase();
  await other.sql`create table only_here (id integer)`;
  const found = await getDb().execute(query`select to_regclass('only_here') as name`);
  expect(found[0]?.name).toBeNull();
  await other.close();
});

test("statements are counted, those of a transaction with begin and commit", async () => {
  const { value, statements } = await countQueries(async (db) => {
    await db.execute(query`select 1`);
    return db.transaction((tx) => tx.execute<{ two: number }>(query`select 2 as two`));
  });
  expect(value[0]?.two).toBe(2);
  expect(statements.map((text) => text.trim().split(" ")[0])).toEqual(["select", "begin", "select", "commit"]);
});
