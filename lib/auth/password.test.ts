import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./password";

test("a password is stored as argon2id and recognised", async () => {
  const stored = await hashPassword("correct horse");
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await isPassword("correct horse", stored)).toBe(true);
  expect(await isPassword("correct hors", stored)).toBe(false);
});

test("without a hash no password fits, not even the one of the decoy", async () => {
  expect(await isPassword("nobody has this password", null)).toBe(false);
});

test("a missing hash costs about as much as a wrong password", async () => {
  const stored = await hashPassword("correct horse");
  const fastest = async (hash: string | null) => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      await isPassword("wrong", hash);
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };
  expect(await fastest(null)).toBeGreaterThan((await fastest(stored)) / 3);
});
