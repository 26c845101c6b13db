import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { canUseNamespace } from "./account.mjs";
import { findPostmaster } from "./postmaster.mjs";
import { databaseUrl } from "./roles.mjs";
import { startServer, stopServer } from "./server.mjs";

const adminPassword = "only for this test";
const isRoot = process.getuid?.() === 0;

type Account = "self" | "namespace" | "other";

const model = mkdtempSync(path.join(os.tmpdir(), "skein-test-model-"));

beforeAll(async () => {
  const server = await startServer({ dataDirectory: model, adminPassword, isDurable: false });
  await server.stop();
});
afterAll(() => rmSync(model, { recursive: true, force: true }));

/** A data directory with a cluster that was created before, which is faster than creating one. */
function createdBefore(): string {
  const folder = temporaryFolder();
  cpSync(path.join(model, "postgres"), path.join(folder, "postgres"), { recursive: true });
  chmodSync(path.join(folder, "postgres"), 0o700);
  return folder;
}

async function start(dataDirectory: string, options: { account?: Account; isDurable?: boolean } = {}) {
  onTestFinished(() => stopServer(dataDirectory));
  return startServer({ dataDirectory, adminPassword, isDurable: false, ...options });
}

async function ask(port: number, statement: string, password = adminPassword) {
  const url = databaseUrl({ port, password, user: "postgres", database: "postgres" });
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

test("it starts, keeps what it is given, stops and starts again", async () => {
  const folder = createdBefore();
  const first = await start(folder);
  await ask(first.port, "create table kept (id integer)");
  await first.stop();
  expect(findPostmaster(path.join(folder, "postgres"))).toBeNull();
  const second = await start(folder);
  expect(second.wasRunning).toBe(false);
  expect(await ask(second.port, "select count(*)::int as count from kept")).toEqual([{ count: 0 }]);
});

test("it asks for the password and listens on this machine only", async () => {
  const { port } = await start(createdBefore());
  await expect(ask(port, "select 1", "wrong")).rejects.toMatchObject({ code: "28P01" });
  expect(await ask(port, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await ask(port, "show unix_socket_directories")).toEqual([{ unix_socket_directories: "" }]);
});

test("words of every script are words to the search", async () => {
  const { port } = await start(createdBefore());
  const [found] = await ask(port, "select to_tsvector('simple', '请假 Äpfel')::text as words, lower('ÄÖ') as lower");
  expect(found).toEqual({ words: "'äpfel':2 '请假':1", lower: "äö" });
});

test("a server that runs already is used as it is", async () => {
  const folder = createdBefore();
  const first = await start(folder);
  const second = await start(folder);
  expect(second).toMatchObject({ pid: first.pid, port: first.port, wasRunning: true });
});

test("a server is recognised whichever way its directory is reached", async () => {
  const folder = createdBefore();
  const first = await start(folder);
  const link = path.join(temporaryFolder(), "link");
  symlinkSync(folder, link);
  expect(await start(link)).toMatchObject({ pid: first.pid, wasRunning: true });
});

test("a server that was killed starts again with everything that was committed", async () => {
  const folder = createdBefore();
  const { pid, port } = await start(folder, { isDurable: true });
  await ask(port, "create table kept as select 42 as answer");
  process.kill(pid, "SIGKILL");
  const again = await start(folder);
  expect(again.wasRunning).toBe(false);
  expect(await ask(again.port, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("a file that names a process which is no PostgreSQL is not believed", async () => {
  const folder = createdBefore();
  await (await start(folder)).stop();
  const file = path.join(folder, "postgres", "postmaster.pid");
  writeFileSync(file, `${process.pid}\n${folder}/postgres\n1\n5432\n\n127.0.0.1\n1\nready\n`);
  const { pid, port } = await start(folder);
  expect(pid).not.toBe(process.pid);
  expect(await ask(port, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("an interrupted creation is done again", async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "postgres.new"));
  writeFileSync(path.join(folder, "postgres.new", "PG_VERSION"), "18\n");
  const { port } = await start(folder);
  expect(await ask(port, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(existsSync(path.join(folder, "postgres.password"))).toBe(false);
});

test("two run side by side", async () => {
  const [one, two] = await Promise.all([start(createdBefore()), start(createdBefore())]);
  expect(one.port).not.toBe(two.port);
  await ask(one.port, "create table only_here (id integer)");
  expect(await ask(two.port, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
});

test("a server that cannot start says why", async () => {
  const folder = createdBefore();
  await (await start(folder)).stop();
  const file = path.join(folder, "postgres", "postgresql.conf");
  writeFileSync(file, `${readFileSync(file, "utf8")}\nno_such_setting = 1\n`);
  await expect(start(folder)).rejects.toThrow("no_such_setting");
});

const accounts: Account[] = isRoot ? (canUseNamespace() ? ["namespace", "other"] : ["other"]) : ["self"];

test.each(accounts)("below a folder that is closed to others, account: %s", async (account) => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o700);
  const { port, pid } = await start(path.join(folder, "data"), { account });
  expect(await ask(port, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(pid).toBeGreaterThan(0);
});
