import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arranged } from "./arrangement";
import { dropPlace, type SeenRow } from "./drop-place";
import { moved } from "./moving";
import { type Place, placedTogether } from "./placing";
import { resized } from "./resizing";
import { COLUMNS, rowsOf, type Slot, widthOf } from "./rows";
import { neighbourOf, spotOf } from "./spot";

const SETTINGS = { seed: 20261126, numRuns: 1000, endOnFailure: true };

const slot = (key: string, width: number, isWhole = false): Slot => ({
  key,
  width: isWhole ? COLUMNS : width,
  isWhole,
});

const form = fc
  .array(fc.tuple(fc.integer({ min: 1, max: COLUMNS }), fc.boolean()), { minLength: 1, maxLength: 14 })
  .map((fields) => fields.map(([width, isWhole], index) => slot(`f${index}`, width, isWhole && width % 3 === 0)));

const placeIn = (slots: readonly Slot[]): fc.Arbitrary<Place> => {
  const key = fc.constantFrom(...slots.map((one) => one.key));
  return fc.oneof(
    fc.record({ kind: fc.constant("line" as const), before: fc.option(key) }),
    fc.record({
      kind: fc.constant("beside" as const),
      key,
      side: fc.constantFrom("before" as const, "after" as const),
    }),
  );
};

const drop = form.chain((slots) =>
  fc.record({
    slots: fc.constant(slots),
    moved: fc.oneof(
      fc.subarray(slots, { minLength: 1, maxLength: Math.min(4, slots.length) }),
      fc.integer({ min: 1, max: COLUMNS }).map((width) => [slot("new", width)]),
    ),
    place: placeIn(slots),
  }),
);

const keysOf = (slots: readonly Slot[]) => slots.map(({ key }) => key);
const linesOf = (slots: readonly Slot[]) => rowsOf(slots).map((row) => row.map(({ key, width }) => `${key}:${width}`));

describe("a drop", () => {
  test("never loses a field or has it twice", () => {
    fc.assert(
      fc.property(drop, ({ slots, moved: dragged, place }) => {
        const known = new Map([...slots, ...dragged].map((one) => [one.key, one]));
        const { keys } = placedTogether(slots, dragged, place);
        expect([...keys].sort()).toEqual([...known.keys()].sort());
      }),
      SETTINGS,
    );
  });

  test("leaves no line wider than the grid, and no field without a column", () => {
    fc.assert(
      fc.property(drop, ({ slots, moved: dragged, place }) => {
        const known = new Map([...slots, ...dragged].map((one) => [one.key, one]));
        const after = arranged([...known.values()], placedTogether(slots, dragged, place));
        for (const row of rowsOf(after)) expect(widthOf(row)).toBeLessThanOrEqual(COLUMNS);
        for (const { width, isWhole } of after) {
          expect(width).toBeGreaterThanOrEqual(1);
          if (isWhole) expect(width).toBe(COLUMNS);
        }
      }),
      SETTINGS,
    );
  });

  test("beside a field stands in its line, on the side that was meant", () => {
    fc.assert(
      fc.property(form, fc.integer({ min: 1, max: COLUMNS }), (slots, width) => {
        for (const { key, isWhole } of slots) {
          const row = rowsOf(slots).find((one) => keysOf(one).includes(key)) ?? [];
          if (isWhole || row.length === COLUMNS) continue;
          const place = { kind: "beside", key, side: "after" } as const;
          const after = arranged([...slots, slot("new", width)], placedTogether(slots, [slot("new", width)], place));
          const line = rowsOf(after).find((one) => keysOf(one).includes(key)) ?? [];
          expect(keysOf(line).indexOf("new")).toBe(keysOf(line).indexOf(key) + 1);
        }
      }),
      SETTINGS,
    );
  });

  test("on a line of its own leaves the others in the lines they stood in", () => {
    const slots = [slot("a", 6), slot("b", 6), slot("c", 12)];
    const { keys, widths } = placedTogether(slots, [slot("new", 4)], { kind: "line", before: "c" });
    expect(linesOf(arranged([...slots, slot("new", 4)], { keys, widths }))).toEqual([
      ["a:6", "b:6"],
      ["new:4"],
      ["c:12"],
    ]);
  });

  test("beside two halves makes three thirds", () => {
    const slots = [slot("a", 6), slot("b", 6)];
    const place = { kind: "beside", key: "a", side: "after" } as const;
    const after = arranged([...slots, slot("new", 12)], placedTogether(slots, [slot("new", 12)], place));
    expect(linesOf(after)).toEqual([["a:4", "new:4", "b:4"]]);
  });

  test("on itself changes nothing", () => {
    const slots = [slot("a", 6), slot("b", 6), slot("c", 12)];
    for (const { key } of slots) {
      const one = slots.filter((candidate) => candidate.key === key);
      expect(placedTogether(slots, one, { kind: "beside", key, side: "before" })).toEqual({
        keys: ["a", "b", "c"],
        widths: {},
      });
    }
  });
});

describe("a step by keys", () => {
  test("to the side within a line, and back, changes nothing", () => {
    fc.assert(
      fc.property(form, (slots) => {
        for (const row of rowsOf(slots)) {
          for (const { key } of row.slice(0, -1)) {
            const there = moved(slots, key, "right");
            const back = there === null ? null : moved(arranged(slots, there), key, "left");
            expect(back === null ? null : arranged(slots, back)).toEqual(
              arranged(slots, { keys: keysOf(slots), widths: {} }),
            );
          }
        }
      }),
      SETTINGS,
    );
  });

  test("down past a line, and up again, changes nothing where the field has a line to itself", () => {
    fc.assert(
      fc.property(form, (slots) => {
        const full = slots.map((one) => ({ ...one, width: COLUMNS }));
        for (const { key } of full.slice(0, -1)) {
          const there = moved(full, key, "down");
          const back = there === null ? null : moved(arranged(full, there), key, "up");
          expect(back?.keys).toEqual(keysOf(full));
        }
      }),
      SETTINGS,
    );
  });

  test("reaches every place: from the first to the last and back, without losing anything", () => {
    fc.assert(
      fc.property(form, fc.constantFrom("right" as const, "down" as const), (slots, direction) => {
        let now: Slot[] = [...slots];
        const key = now[0]?.key ?? "";
        for (let steps = 0; steps < 60; steps += 1) {
          const next = moved(now, key, direction);
          if (next === null) break;
          now = arranged(now, next);
          expect([...keysOf(now)].sort()).toEqual([...keysOf(slots)].sort());
        }
        expect(now.at(-1)?.key).toBe(key);
      }),
      SETTINGS,
    );
  });

  test("is none at the edges", () => {
    const slots = [slot("a", 12), slot("b", 12)];
    expect(moved(slots, "a", "up")).toBeNull();
    expect(moved(slots, "a", "left")).toBeNull();
    expect(moved(slots, "b", "down")).toBeNull();
    expect(moved(slots, "b", "right")).toBeNull();
  });
});

describe("a width", () => {
  test("keeps the order and the sum of a full line", () => {
    const slots = [slot("a", 6), slot("b", 6)];
    expect(resized(slots, "a", 8)).toEqual({ a: 8, b: 4 });
    expect(resized(slots, "a", 3)).toEqual({ a: 3, b: 9 });
  });

  test("stays within the grid whatever is asked for", () => {
    fc.assert(
      fc.property(form, fc.integer({ min: -20, max: 40 }), (slots, wanted) => {
        for (const { key } of slots) {
          const widths = resized(slots, key, wanted);
          for (const width of Object.values(widths)) {
            expect(width).toBeGreaterThanOrEqual(1);
            expect(width).toBeLessThanOrEqual(COLUMNS);
          }
          for (const row of rowsOf(arranged(slots, { keys: keysOf(slots), widths }))) {
            expect(widthOf(row)).toBeLessThanOrEqual(COLUMNS);
          }
        }
      }),
      SETTINGS,
    );
  });
});

describe("where something is let go", () => {
  const box = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom });
  const rows: SeenRow[] = [
    {
      box: box(0, 200, 0, 100),
      isWhole: false,
      cells: [
        { key: "a", box: box(0, 90, 0, 100) },
        { key: "b", box: box(110, 200, 0, 100) },
      ],
    },
    { box: box(0, 200, 120, 140), isWhole: true, cells: [{ key: "head", box: box(0, 200, 120, 140) }] },
  ];
  test.each([
    ["the left of a field", 10, 50, { kind: "beside", key: "a", side: "before" }],
    ["the right of a field", 80, 50, { kind: "beside", key: "a", side: "after" }],
    ["the gap beside a field", 102, 50, { kind: "beside", key: "b", side: "before" }],
    ["the top of a line", 10, 5, { kind: "line", before: "a" }],
    ["the foot of a line", 10, 95, { kind: "line", before: "head" }],
    ["between two lines", 10, 110, { kind: "line", before: "head" }],
    ["the lower half of a heading", 10, 135, { kind: "line", before: null }],
    ["below everything", 10, 500, { kind: "line", before: null }],
  ] as const)("%s", (_name, x, y, place) => {
    expect(dropPlace(rows, { x, y }, false)).toEqual(place);
  });

  test("a heading never stands beside a field", () => {
    expect(dropPlace(rows, { x: 80, y: 60 }, true)).toEqual({ kind: "line", before: "head" });
  });
});

test("arrow keys go by line and column", () => {
  const slots = [slot("a", 6), slot("b", 6), slot("c", 4), slot("d", 8), slot("e", 12)];
  expect(neighbourOf(slots, "a", "down")).toBe("c");
  expect(neighbourOf(slots, "b", "down")).toBe("d");
  expect(neighbourOf(slots, "e", "up")).toBe("c");
  expect(neighbourOf(slots, "b", "right")).toBe("c");
  expect(neighbourOf(slots, "a", "up")).toBeNull();
  expect(spotOf(slots, "d")).toEqual({ line: 2, place: 2, count: 2, width: 8 });
});
