import { expect, test } from "vitest";
import { fitSlots } from "./fit-slots";

const job = (id: string, ...slots: [string, number][]) => ({
  id,
  slots: slots.map(([name, limit]) => ({ name, limit })),
});

test("candidates fit as long as each of their slots has room, counting those taken just before", () => {
  const candidates = [job("1", ["a", 2]), job("2", ["a", 2]), job("3", ["b", 1]), job("4", ["a", 2])];
  expect(fitSlots(candidates, new Map())).toEqual(["1", "2", "3"]);
  expect(fitSlots(candidates, new Map([["a", 1]]))).toEqual(["1", "3"]);
  expect(
    fitSlots(
      candidates,
      new Map([
        ["a", 2],
        ["b", 5],
      ]),
    ),
  ).toEqual([]);
});

test("one that does not fit takes no place in its other slot", () => {
  const candidates = [job("1", ["full", 1], ["free", 1]), job("2", ["free", 1])];
  expect(fitSlots(candidates, new Map([["full", 1]]))).toEqual(["2"]);
});
