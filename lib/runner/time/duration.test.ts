import { expect, test } from "vitest";
import { resolveTime } from "./duration";

test.each([
  ["1s", 1_000],
  ["300ms", 300],
  ["1h30m", 5_400_000],
  ["1w2d", 777_600_000],
  ["0.5h", 1_800_000],
  ["1970-01-01T00:01:40.000Z", 100_000 - 7_000],
])("%s", (text, expected) => {
  expect(resolveTime(text, 7_000)).toBe(7_000 + expected);
});

test.each(["", "soon", "1", "1 h", "h"])("%s is refused", (text) => {
  expect(() => resolveTime(text, 0)).toThrow("neither a duration nor a date");
});

test("an instant that could not be written down is refused", () => {
  expect(() => resolveTime("999999999w", 0)).toThrow("too far ahead");
});
