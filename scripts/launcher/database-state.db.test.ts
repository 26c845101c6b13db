import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/test-database";
import { readDatabaseState } from "./database-state.mjs";

test("a migrated database is current until it lacks the last migration", async () => {
  const { url, sql, close } = await testDatabase();
  expect(await readDatabaseState(url)).toMatchObject({ isCurrent: true });
  await sql`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  expect(await readDatabaseState(url)).toMatchObject({ isCurrent: false });
  await close();
});

test("every database has an identity of its own, which stays", async () => {
  const [one, two] = [await testDatabase(), await testDatabase()];
  const identity = async (url: string) => (await readDatabaseState(url))?.identity;
  expect(await identity(one.url)).not.toBe(await identity(two.url));
  expect(await identity(one.url)).toBe(await identity(one.url));
  await Promise.all([one.close(), two.close()]);
});

test("about an empty database, or one that is not there, it says nothing", async () => {
  const { url, sql, close } = await testDatabase();
  await sql`drop schema drizzle cascade`;
  expect(await readDatabaseState(url)).toBeNull();
  await close();
  expect(await readDatabaseState(url)).toBeNull();
});
