import { expect, test } from "vitest";
import { ShortCache } from "./short-cache";

/** A clock that stands, and a source that counts how often it is asked. */
function scene(most = 10) {
  const at = { now: 0 };
  const cache = new ShortCache<string>(most, () => at.now);
  const asked: string[] = [];
  const ask = (key: string, forMs = 1000) =>
    cache.get(key, async () => {
      asked.push(key);
      return { value: `${key} ${asked.length}`, forMs };
    });
  return { at, cache, asked, ask };
}

test("an answer is told again for as long as it is fresh, and no longer", async () => {
  const { at, ask } = scene();
  expect(await ask("a")).toBe("a 1");
  at.now = 999;
  expect(await ask("a")).toBe("a 1");
  at.now = 1000;
  expect(await ask("a")).toBe("a 2");
  expect(await ask("b")).toBe("b 3");
});

test("who asks meanwhile waits for the same answer", async () => {
  const { ask, asked } = scene();
  expect(await Promise.all([ask("a"), ask("a"), ask("a"), ask("b")])).toEqual(["a 1", "a 1", "a 1", "b 2"]);
  expect(asked).toEqual(["a", "b"]);
});

test("what may not be kept is asked for anew, but not twice at once", async () => {
  const { ask, asked } = scene();
  await Promise.all([ask("a", 0), ask("a", 0)]);
  await ask("a", 0);
  expect(asked).toEqual(["a", "a"]);
});

test("a failure is everybody's who waits, and nobody's after", async () => {
  const { cache, ask } = scene();
  const fail = () => cache.get("a", () => Promise.reject(new Error("away")));
  const both = await Promise.allSettled([fail(), fail()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(cache.size).toBe(0);
  expect(await ask("a")).toBe("a 1");
  await expect(
    cache.get("b", () => {
      throw new Error("at once");
    }),
  ).rejects.toThrow("at once");
  expect(cache.size).toBe(1);
});

test("no more are kept than may be; the one unused for longest goes first", async () => {
  const { cache, ask, asked } = scene(2);
  for (const key of ["a", "b", "a", "c"]) await ask(key);
  expect(cache.size).toBe(2);
  await ask("a");
  expect(asked).toEqual(["a", "b", "c"]);
  await ask("b");
  expect(asked).toEqual(["a", "b", "c", "b"]);
  cache.clear();
  expect(cache.size).toBe(0);
});
