import { expect, test } from "vitest";
import { requiredValue, scalarsOf } from "./required-value";

const event = { data: { id: "T-1", n: 7, flag: true, list: [1], nothing: null, long: "x".repeat(300) } };

test.each([
  ["async.data.id == event.data.id", "T-1"],
  ["event.data.id == async.data.id", "T-1"],
  ["async.data.id == 'literal'", "literal"],
  ["5 == async.data.n", "5"],
  ["async.data.flag == event.data.flag", "true"],
  ["async.data.ok && async.data.n == event.data.n", "7"],
  ["async.data.n == event.data.n && async.data.id == event.data.id", "T-1"],
])("%s needs %s", (source, expected) => {
  expect(requiredValue(source, event)).toBe(expected);
});

test.each([
  "async.data.id == event.data.missing",
  "async.data.id == event.data.nothing",
  "async.data.list == event.data.list",
  "async.data.long == event.data.long",
  "async.data.id != event.data.id",
  "async.data.id == event.data.id || async.data.all",
  "!(async.data.id == event.data.id)",
  "event.data.id == event.data.id",
  "async.data.n > event.data.n",
])("%s needs nothing in particular", (source) => {
  expect(requiredValue(source, event)).toBeNull();
});

test("the scalars of an event are all its texts, numbers and truth values", () => {
  const found = scalarsOf({ name: "e", data: { id: "T-1", deep: [{ n: 7 }, false, null] } });
  expect(found?.sort()).toEqual(["7", "T-1", "e", "false"]);
  expect(scalarsOf(Array.from({ length: 2_000 }, (_, n) => n))).toBeNull();
});
