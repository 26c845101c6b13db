import postgres from "postgres";
import { expect, onTestFinished, test, vi } from "vitest";
import { databaseUrl } from "../testing/scene";
import { Connection } from "./connection";
import { ConnectionLost } from "./connection-lost";

async function pidOf(connection: Connection): Promise<number> {
  const [row] = await connection.use((sql) => sql<{ pid: number }[]>`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

async function terminate(pid: number): Promise<void> {
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} });
  await sql`select pg_terminate_backend(${pid})`;
  await sql.end();
}

test("a statement under way is told that the connection has gone, and no other is sent on a new one", async () => {
  const onLost = vi.fn();
  const connection = await Connection.open(databaseUrl(), { onLost });
  const pid = await pidOf(connection);
  const sleeping = connection.use((sql) => sql`select pg_sleep(30)`);
  await Promise.all([expect(sleeping).rejects.toBeInstanceOf(ConnectionLost), terminate(pid)]);
  expect(connection.isLost).toBe(true);
  await expect(connection.use((sql) => sql`select 1`)).rejects.toBeInstanceOf(ConnectionLost);
  expect(onLost).toHaveBeenCalledTimes(1);
  await connection.close();
});

test("work that is not waiting for the database is told, too", async () => {
  const connection = await Connection.open(databaseUrl());
  const pid = await pidOf(connection);
  const thinking = connection.use(() => new Promise<never>(() => {}));
  await Promise.all([expect(thinking).rejects.toBeInstanceOf(ConnectionLost), terminate(pid)]);
});

test("a connection that is closed by its owner is not lost", async () => {
  const onLost = vi.fn();
  const connection = await Connection.open(databaseUrl(), { onLost });
  const began = performance.now();
  await connection.close();
  expect(performance.now() - began).toBeLessThan(900);
  expect(onLost).not.toHaveBeenCalled();
});

test("errors of the work itself come through", async () => {
  const connection = await Connection.open(databaseUrl());
  onTestFinished(() => connection.close());
  await expect(connection.use((sql) => sql`select 1 / 0`)).rejects.toMatchObject({ code: "22012" });
  expect(connection.isLost).toBe(false);
});

test("a name or password that the server refuses is its error, not a lost connection", async () => {
  const url = new URL(databaseUrl());
  url.pathname = "/no_such_database";
  await expect(Connection.open(url.href)).rejects.toMatchObject({ code: "3D000" });
});

test("nobody at the address is an error, soon", async () => {
  await expect(Connection.open("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow();
});
