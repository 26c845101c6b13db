import { expect, test } from "vitest";
import { migrateDatabase } from "./migrate";
import { testDatabase } from "./testing/test-database";

test("processes that start together migrate once", async () => {
  const { url, sql, close } = await testDatabase();
  await sql`drop schema drizzle cascade`;
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const [applied] =
    await sql`select count(*)::int as count, count(distinct hash)::int as distinct from drizzle.__drizzle_migrations`;
  expect(applied?.count).toBeGreaterThan(0);
  expect(applied?.count).toBe(applied?.distinct);
  await close();
});

test("migrating again changes nothing", async () => {
  const { url, sql, close } = await testDatabase();
  const before = await sql`select hash from drizzle.__drizzle_migrations order by id`;
  await migrateDatabase(url);
  expect(await sql`select hash from drizzle.__drizzle_migrations order by id`).toEqual(before);
  await close();
});
