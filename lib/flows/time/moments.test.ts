import { expect, test } from "vitest";
import { compileInstant } from "./moments";

const read = compileInstant("Asia/Shanghai")("due");

test.each([
  ["2026-01-05", "2026-01-04T16:00:00Z"],
  ["2026-01-05T01:00:00Z", "2026-01-05T01:00:00Z"],
])("%s is a moment", (value, instant) => {
  expect(read(value)).toBe(Date.parse(instant));
});

test.each([null, "", "soon", "2026-02-30", 5, ["2026-01-05"]])("%j is none", (value) => {
  expect(read(value)).toBeNull();
});
