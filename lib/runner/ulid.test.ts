import { expect, test } from "vitest";
import { ulid } from "./ulid";

test("a ulid begins with its time, so that later ones sort after earlier ones", () => {
  expect(ulid(0).slice(0, 10)).toBe("0000000000");
  expect(ulid(1_469_918_176_385).slice(0, 10)).toBe("01ARYZ6S41");
  expect(ulid(2_000) > ulid(1_000)).toBe(true);
  expect(ulid(1_000)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test("the same seed gives the same id, another one another, none a fresh one", () => {
  expect(ulid(5, "a:0")).toBe(ulid(5, "a:0"));
  expect(ulid(5, "a:0")).not.toBe(ulid(5, "a:1"));
  expect(ulid(5)).not.toBe(ulid(5));
});
