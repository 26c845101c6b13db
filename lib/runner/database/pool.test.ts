import { expect, test } from "vitest";
import type { Sql } from "./connection";
import { Pool } from "./pool";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

class FakeConnection {
  isLost = false;
  isClosed = false;
  use<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return work((() => {}) as unknown as Sql);
  }
  async close(): Promise<void> {
    this.isClosed = true;
  }
}

function poolOf(max: number) {
  const opened: FakeConnection[] = [];
  const open = async () => {
    const connection = new FakeConnection();
    opened.push(connection);
    return connection;
  };
  return { pool: new Pool(open, max), opened };
}

test("no more than the limit are in use, and everybody gets a turn", async () => {
  const { pool, opened } = poolOf(2);
  let now = 0;
  let most = 0;
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      pool.use(async () => {
        now += 1;
        most = Math.max(most, now);
        await pause(2);
        now -= 1;
        return n;
      }),
    ),
  );
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([most, opened.length]).toEqual([2, 2]);
});

test("a lost connection is replaced; one whose work failed is used again", async () => {
  const { pool, opened } = poolOf(1);
  const fail = () => Promise.reject(new Error("work"));
  await expect(pool.use(fail)).rejects.toThrow("work");
  await pool.use(async () => {});
  expect(opened).toHaveLength(1);
  if (opened[0]) opened[0].isLost = true;
  await pool.use(async () => {});
  expect(opened).toHaveLength(2);
});

test("a failure to open leaves the place to the next", async () => {
  let tries = 0;
  const open = async () => {
    tries += 1;
    if (tries === 1) throw new Error("refused");
    return new FakeConnection();
  };
  const pool = new Pool(open, 1);
  await expect(pool.use(async () => {})).rejects.toThrow("refused");
  expect(await pool.use(async () => "there")).toBe("there");
});

test("an ended pool closes its connections and opens no more", async () => {
  const { pool, opened } = poolOf(2);
  await pool.use(async () => {});
  await pool.end();
  expect(opened[0]?.isClosed).toBe(true);
  await expect(pool.use(async () => {})).rejects.toThrow("stopped");
});
