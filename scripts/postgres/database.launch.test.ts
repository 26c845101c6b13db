import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, statSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { openEmbeddedDatabase } from "./database.mjs";
import { findPostmaster } from "./postmaster.mjs";
import { stopServer } from "./server.mjs";

const MODULE = new URL("./database.mjs", import.meta.url).href;

const settingsOf = (dataDirectory: string) => ({
  dataDirectory,
  port: 3000,
  databaseUrl: null,
  hasDemo: true,
  variables: {},
});

function newDataDirectory(): string {
  const dataDirectory = path.join(temporaryFolder(), "data");
  onTestFinished(() => stopServer(dataDirectory));
  return dataDirectory;
}

const isRunning = (dataDirectory: string) => findPostmaster(path.join(dataDirectory, "postgres")) !== null;

/** Another process that has the database open until its input ends. */
async function openElsewhere(dataDirectory: string) {
  const program = `
    import { openEmbeddedDatabase } from ${JSON.stringify(MODULE)};
    const { close, wasRunning } = await openEmbeddedDatabase({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    console.log(wasRunning);
    process.stdin.resume().on("end", async () => { await close(); process.exit(0); });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [wasRunning] = await once(child.stdout, "data");
  const close = async () => {
    child.stdin.end();
    await once(child, "exit");
  };
  return { wasRunning: String(wasRunning).trim() === "true", close, child };
}

async function ask(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

test("the application owns its database and is no superuser; nobody else reads the secrets", async () => {
  const dataDirectory = newDataDirectory();
  const database = await openEmbeddedDatabase(settingsOf(dataDirectory));
  const [me] = await ask(
    database.url,
    "select current_user as name, usesuper as super from pg_user where usename = current_user",
  );
  expect(me).toEqual({ name: "skein", super: false });
  await ask(database.url, "create extension pg_trgm");
  expect(statSync(path.join(dataDirectory, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(dataDirectory, "postgres")).mode & 0o077).toBe(0);
  await database.close();
  expect(isRunning(dataDirectory)).toBe(false);
});

test("the last process that closes it stops the server", async () => {
  const dataDirectory = newDataDirectory();
  const other = await openElsewhere(dataDirectory);
  const mine = await openEmbeddedDatabase(settingsOf(dataDirectory));
  expect([other.wasRunning, mine.wasRunning]).toEqual([false, true]);
  await other.close();
  expect(await ask(mine.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await mine.close();
  expect(isRunning(dataDirectory)).toBe(false);
});

test("a process that was killed does not keep the server running", async () => {
  const dataDirectory = newDataDirectory();
  const { child } = await openElsewhere(dataDirectory);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isRunning(dataDirectory)).toBe(true);
  const mine = await openEmbeddedDatabase(settingsOf(dataDirectory));
  expect(mine.wasRunning).toBe(true);
  await mine.close();
  expect(isRunning(dataDirectory)).toBe(false);
});

test("new secrets fit the old database", async () => {
  const dataDirectory = newDataDirectory();
  const before = await openEmbeddedDatabase(settingsOf(dataDirectory));
  await ask(before.url, "create table kept (id integer)");
  await before.close();
  rmSync(path.join(dataDirectory, "secrets.json"));
  const after = await openEmbeddedDatabase(settingsOf(dataDirectory));
  expect(after.url).not.toBe(before.url);
  expect(await ask(after.url, "select count(*)::int as count from kept")).toEqual([{ count: 0 }]);
  await after.close();
});
