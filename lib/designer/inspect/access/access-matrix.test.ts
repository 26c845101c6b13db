import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "@/lib/designer/edits";
import { FlowDefinition } from "@/lib/flows/definition";
import {
  ACCESSES,
  accessesFor,
  cellsFor,
  commonAccess,
  everything,
  isInside,
  matrixOf,
  movedBy,
  nextAccess,
  rangeAt,
  spotsIn,
  wholeColumn,
  wholeRow,
} from "./access-matrix";

const FLOW = FlowDefinition.parse({
  format: 1,
  nodes: [
    { key: "end", name: "Filed", type: "end", order: 0 },
    { key: "boss", name: "Boss", type: "task", order: 2, fields: { title: "read", days: "required" } },
    { key: "start", name: "Ask", type: "start", order: 9, fields: { title: "required", days: "edit" } },
    { key: "gate", name: "Gate", type: "exclusive" },
    { key: "call", name: "Call", type: "hook", order: 3, hook: { url: "https://a.example" } },
  ],
  transitions: [],
  form: {
    fields: [
      { key: "sum", type: "computed", label: "Sum", expression: "1", order: 2 },
      { key: "days", type: "number", label: "Days", order: 1 },
    ],
  },
});
const matrix = matrixOf(FLOW);
const at = (row: number, column: number) => rangeAt({ row, column });

test("rows are the title, the fields as the form has them, and what every ticket shows; columns run from start to end", () => {
  expect(matrix.rows.slice(0, 4).map(({ key }) => key)).toEqual(["title", "days", "sum", "serial"]);
  expect(matrix.columns.map(({ key }) => key)).toEqual(["start", "boss", "call", "end"]);
  expect([0, 1, 2, 3].map((column) => matrix.accessAt(1, column))).toEqual(["edit", "required", "hidden", "hidden"]);
});

describe("what can be chosen", () => {
  const [, days, sum] = matrix.rows;
  test("people fill in at starts and tasks, machines fill in and require nothing, ends only show", () => {
    if (days === undefined) throw new Error("no row");
    expect(accessesFor(days, "task")).toEqual(ACCESSES);
    expect(accessesFor(days, "hook")).toEqual(["hidden", "read", "edit"]);
    expect(accessesFor(days, "end")).toEqual(["hidden", "read"]);
  });
  test("nobody fills in what is computed", () => {
    expect(sum && accessesFor(sum, "task")).toEqual(["hidden", "read"]);
  });
  test("going through the choices comes back to where it began", () => {
    expect(nextAccess("required", ACCESSES)).toBe("hidden");
    expect(nextAccess("read", ["hidden", "read"])).toBe("hidden");
    expect(nextAccess("required", ["hidden", "read"])).toBe("hidden");
  });
});

describe("what is set", () => {
  test("is one edit, without what stays as it is, and as far as each field goes", () => {
    const cells = cellsFor(matrix, { anchor: { row: 2, column: 3 }, head: { row: 1, column: 0 } }, "edit");
    expect(cells).toEqual([
      { nodeKey: "boss", fieldKey: "days", access: "edit" },
      { nodeKey: "call", fieldKey: "days", access: "edit" },
      { nodeKey: "end", fieldKey: "days", access: "read" },
      { nodeKey: "start", fieldKey: "sum", access: "read" },
      { nodeKey: "boss", fieldKey: "sum", access: "read" },
      { nodeKey: "call", fieldKey: "sum", access: "read" },
      { nodeKey: "end", fieldKey: "sum", access: "read" },
    ]);
  });
  test("hides by taking the right away", () => {
    expect(cellsFor(matrix, at(0, 1), "hidden")).toEqual([{ nodeKey: "boss", fieldKey: "title", access: null }]);
  });
  test("whatever is marked, afterwards every cell has the most it can of what was asked", () => {
    const spot = fc.record({
      row: fc.nat({ max: matrix.rows.length - 1 }),
      column: fc.nat({ max: matrix.columns.length - 1 }),
    });
    fc.assert(
      fc.property(fc.record({ anchor: spot, head: spot }), fc.constantFrom(...ACCESSES), (range, access) => {
        const after = matrixOf(applyEdit(FLOW, { type: "SetAccess", cells: cellsFor(matrix, range, access) }));
        for (const [row, field] of matrix.rows.entries()) {
          for (const [column, node] of matrix.columns.entries()) {
            const [now, before] = [after.accessAt(row, column), matrix.accessAt(row, column)];
            const choices = accessesFor(field, node.type);
            const wanted = choices.includes(access) ? access : choices.at(-1);
            expect(now).toBe(isInside(range, { row, column }) ? wanted : before);
          }
        }
        expect(cellsFor(after, range, access)).toEqual([]);
      }),
      { seed: 7, numRuns: 150, endOnFailure: true },
    );
  });
});

describe("what is marked", () => {
  test("moves and stays inside, grows with Shift, jumps with Ctrl", () => {
    const step = { extend: false, far: false };
    expect(movedBy("ArrowUp", at(0, 0), matrix, step)).toEqual(at(0, 0));
    expect(movedBy("ArrowRight", at(0, 0), matrix, step)).toEqual(at(0, 1));
    expect(movedBy("ArrowDown", at(1, 1), matrix, { extend: true, far: false })).toEqual({
      anchor: { row: 1, column: 1 },
      head: { row: 2, column: 1 },
    });
    expect(movedBy("ArrowDown", at(1, 1), matrix, { extend: false, far: true })).toEqual(at(matrix.rows.length - 1, 1));
    expect(movedBy("End", at(1, 1), matrix, step)).toEqual(at(1, 3));
    expect(movedBy("x", at(1, 1), matrix, step)).toBeNull();
  });
  test("is a cell, a row, a column or everything", () => {
    expect(spotsIn(at(1, 2))).toEqual([{ row: 1, column: 2 }]);
    expect(spotsIn(wholeRow(1, matrix))).toHaveLength(matrix.columns.length);
    expect(spotsIn(wholeColumn(1, matrix))).toHaveLength(matrix.rows.length);
    expect(spotsIn(everything(matrix))).toHaveLength(matrix.rows.length * matrix.columns.length);
  });
  test("has one access where all cells have it", () => {
    expect(commonAccess(matrix, at(1, 1))).toBe("required");
    expect(commonAccess(matrix, wholeRow(1, matrix))).toBeNull();
    expect(commonAccess(matrix, wholeRow(3, matrix))).toBe("hidden");
  });
});
