import { expect, test } from "vitest";
import { Waker } from "./waker";

test("a wait ends when it is woken, or when its time is over", async () => {
  const waker = new Waker();
  const began = performance.now();
  setTimeout(waker.wake, 20);
  await waker.wait(5_000);
  expect(performance.now() - began).toBeLessThan(2_000);
  await waker.wait(30);
  expect(performance.now() - began).toBeGreaterThan(45);
});

test("a wake-up before the wait counts, once", async () => {
  const waker = new Waker();
  waker.wake();
  await waker.wait(60_000);
  const began = performance.now();
  await waker.wait(30);
  expect(performance.now() - began).toBeGreaterThan(25);
});
