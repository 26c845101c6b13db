import { expect, test } from "vitest";
import { toListFilter } from "./list-filter";

const nothing = { q: "", flow: null, node: null, status: [], requester: null, from: null, until: null, number: "" };

test("a period is whole days of the reader, the last one included", () => {
  const filter = toListFilter({ ...nothing, from: "2026-03-29", until: "2026-03-29" }, "Europe/Berlin");
  expect(filter.from?.toISOString()).toBe("2026-03-28T23:00:00.000Z");
  expect(filter.until?.toISOString()).toBe("2026-03-29T22:00:00.000Z");
});

test("a node counts only together with its flow", () => {
  expect(toListFilter({ ...nothing, node: 7 }, "UTC").nodeId).toBeNull();
  expect(toListFilter({ ...nothing, flow: 1, node: 7 }, "UTC").nodeId).toBe(7);
});

test("what PostgreSQL cannot take is left out", () => {
  expect(toListFilter({ ...nothing, q: " a\0b ", number: "\0" }, "UTC")).toMatchObject({
    text: "ab",
    serialPrefix: "",
  });
});
