import { expect, test } from "vitest";
import { spanSince, toInstants } from "./replay-span";

test("a span holds all that happened since, to the minute, in the reader's zone", () => {
  const [since, now] = [new Date("2026-11-26T01:02:59.900Z"), new Date("2026-11-26T03:00:00.000Z")];
  const span = spanSince(since, now, "Asia/Shanghai");
  expect(span).toEqual({ from: "2026-11-26T09:02", to: "2026-11-26T11:01" });
  expect(toInstants(span, "Asia/Shanghai")).toEqual({
    from: "2026-11-26T01:02:00.000Z",
    to: "2026-11-26T03:01:00.000Z",
  });
});

test.each([
  [{ from: "", to: "2026-11-26T11:00" }],
  [{ from: "2026-11-26T11:00", to: "2026-11-26T11:00" }],
  [{ from: "2026-11-26T12:00", to: "2026-11-26T11:00" }],
  [{ from: "2026-13-26T12:00", to: "2026-11-26T11:00" }],
])("%j is no span", (span) => {
  expect(toInstants(span, "UTC")).toBeNull();
});
