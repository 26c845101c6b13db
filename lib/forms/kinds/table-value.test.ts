import { describe, expect, test } from "vitest";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { totalsOf } from "@/lib/forms/kinds/table-value";
import { checkValues } from "@/lib/forms/values";

const form = FormDefinition.parse({
  fields: [
    {
      key: "items",
      type: "table",
      label: "Items",
      minRows: 2,
      maxRows: 3,
      columns: [
        { key: "what", type: "text", label: "What", isRequired: true, maxLength: 5 },
        { key: "cost", type: "number", label: "Cost", hasTotal: true, min: 0 },
        { key: "kinds", type: "multi-select", label: "Kinds", choices: [{ key: "a", label: "A" }] },
        { key: "constructor", type: "date", label: "Built" },
      ],
    },
  ],
});
const empty = { what: null, cost: null, kinds: null, constructor: null };

function check(items: Json, options: object = {}) {
  const access = { items: "required" as const };
  return checkValues({ form, access, submitted: { items }, requireFields: true, ...options });
}

describe("a table", () => {
  test("is stored as rows with every column, cells in the form their kind is stored in", () => {
    const rows: Json[] = [
      { what: "Pen", cost: "1.5", kinds: "a", constructor: "2026-01-31", other: "dropped" },
      { what: 7, cost: null },
    ];
    expect(check(rows)).toMatchObject({
      values: {
        items: [
          { what: "Pen", cost: 1.5, kinds: ["a"], constructor: "2026-01-31" },
          { ...empty, what: "7" },
        ],
      },
    });
  });

  test("leaves out rows in which nothing is filled in", () => {
    const rows: Json[] = [{}, { what: "Pen" }, { what: " ", kinds: [] }, { what: "Ink" }];
    expect(check(rows)).toMatchObject({ values: { items: [{ what: "Pen" }, { what: "Ink" }] } });
    expect(check([{}, { cost: "" }])).toMatchObject({ problems: [{ path: "items", code: "required" }] });
  });

  test("tells what is wrong with every cell, by row as it was submitted and column", () => {
    expect(check([{ what: "Pencil", cost: -1 }, {}, { cost: "x", kinds: "b" }])).toEqual({
      ok: false,
      problems: [
        { path: "items.0.what", code: "too_long", params: { max: 5 } },
        { path: "items.0.cost", code: "too_small", params: { min: 0 } },
        { path: "items.2.what", code: "required" },
        { path: "items.2.cost", code: "not_a_number" },
        { path: "items.2.kinds", code: "not_a_choice", params: { choice: "b" } },
      ],
    });
  });

  test("has so many rows", () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ what: "Pen" }));
    expect(check(rows(1))).toMatchObject({ problems: [{ path: "items", code: "too_few_rows", params: { min: 2 } }] });
    expect(check(rows(4))).toMatchObject({ problems: [{ path: "items", code: "too_many_rows", params: { max: 3 } }] });
    expect(check(rows(1001))).toMatchObject({ problems: [{ path: "items", code: "too_many_rows" }] });
    expect(check(rows(2))).toMatchObject({ ok: true });
  });

  test("may be incomplete where the transition lets people leave fields empty, but not wrong", () => {
    expect(check([{ cost: 1 }], { requireFields: false })).toMatchObject({
      values: { items: [{ ...empty, cost: 1 }] },
    });
    expect(check([{ cost: "x" }], { requireFields: false })).toMatchObject({ problems: [{ path: "items.0.cost" }] });
  });

  test.each<[Json]>([["a"], [{}], [[1]], [[["a"]]], [[null]]])("is not %j", (items) => {
    expect(check(items)).toMatchObject({ problems: [{ path: "items", code: "not_a_table" }] });
  });
});

test("sums have no more decimals than people see", () => {
  const { columns } = form.fields[0] ?? { columns: [] };
  const costs = (...numbers: Json[]) =>
    totalsOf(
      columns,
      numbers.map((cost) => ({ cost })),
    );
  expect([...costs(0.1, 0.2)]).toEqual([["cost", 0.3]]);
  expect([...costs(1, "odd", null)]).toEqual([["cost", 1]]);
  expect([...costs()]).toEqual([["cost", 0]]);
});
