import { expect, test } from "vitest";
import { admit, type Candidate } from "./admit";

const job = (id: string, ...slots: [string, number][]): Candidate => ({
  id,
  slots: slots.map(([name, limit]) => ({ name, limit })),
  throttle: null,
});
const paced = (id: string, name: string, ...slots: [string, number][]): Candidate => ({
  ...job(id, ...slots),
  throttle: { name, everyMs: 10, aheadMs: 0 },
});
const room = (busy: [string, number][] = [], tats: [string, number][] = []) => ({
  now: 100,
  busy: new Map(busy),
  tats: new Map(tats),
});

test("candidates fit as long as each of their slots has room, counting those taken just before", () => {
  const candidates = [job("1", ["a", 2]), job("2", ["a", 2]), job("3", ["b", 1]), job("4", ["a", 2])];
  expect(admit(candidates, room()).ids).toEqual(["1", "2", "3"]);
  expect(admit(candidates, room([["a", 1]])).ids).toEqual(["1", "3"]);
  const full = room([
    ["a", 2],
    ["b", 5],
  ]);
  expect(admit(candidates, full).ids).toEqual([]);
});

test("one that does not fit takes no place in its other slot", () => {
  const candidates = [job("1", ["full", 1], ["free", 1]), job("2", ["free", 1])];
  expect(admit(candidates, room([["full", 1]])).ids).toEqual(["2"]);
});

test("of those that share a throttle the first passes, the others wait", () => {
  const candidates = [paced("1", "t"), paced("2", "t"), paced("3", "u"), job("4")];
  expect(admit(candidates, room())).toEqual({
    ids: ["1", "3", "4"],
    tats: new Map([
      ["t", 110],
      ["u", 110],
    ]),
  });
  expect(admit(candidates, room([], [["t", 101]])).ids).toEqual(["3", "4"]);
});

test("one whose slot is full does not use up its throttle, and one that is throttled no slot", () => {
  const candidates = [
    paced("1", "t", ["full", 1]),
    paced("2", "t"),
    paced("3", "t", ["free", 1]),
    job("4", ["free", 1]),
  ];
  expect(admit(candidates, room([["full", 1]]))).toEqual({ ids: ["2", "4"], tats: new Map([["t", 110]]) });
});
