import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { applyEdit } from "../edits";
import { deepFreeze } from "../testing/deep-freeze";

const flow = (column: string) =>
  FlowDefinition.parse({
    format: 1,
    nodes: [
      {
        key: "order",
        name: "Order",
        type: "child",
        children: {
          kind: "create",
          flowId: 1,
          perRowOf: "items",
          requesterField: column,
          values: { a: { kind: "column", columnKey: column }, b: { kind: "field", fieldKey: "cost" } },
        },
      },
      {
        key: "other",
        name: "Other",
        type: "child",
        children: { kind: "create", flowId: 1, perRowOf: "rest", values: { a: { kind: "column", columnKey: "cost" } } },
      },
    ],
    transitions: [
      { key: "t", from: "order", to: "other", name: "On", condition: `form.items.total.${column} > form.cost` },
    ],
    form: {
      fields: [
        { key: "cost", type: "number", label: "Cost", visibleWhen: `form.items.total.${column} > 1.0` },
        { key: "items", type: "table", label: "Items", columns: [{ key: column, type: "number", label: "Cost" }] },
        { key: "rest", type: "table", label: "Rest", columns: [{ key: "cost", type: "number", label: "Cost" }] },
      ],
    },
    settings: { creation: { condition: "form.rest.total.cost > 0.0" } },
  });

test("everything that speaks of the column speaks of it by its new key, and nothing else does", () => {
  const before = deepFreeze(flow("cost"));
  const edit = { type: "RenameColumn", fieldKey: "items", key: "cost", to: "price" } as const;
  expect(applyEdit(before, edit)).toEqual(flow("price"));
  expect(applyEdit(flow("price"), { ...edit, key: "price", to: "cost" })).toEqual(before);
});

test.each([
  ["another column has the key", { fieldKey: "items", key: "cost", to: "cost" }],
  ["there is no such column", { fieldKey: "items", key: "gone", to: "price" }],
  ["it is no table", { fieldKey: "cost", key: "cost", to: "price" }],
  ["it is no key", { fieldKey: "items", key: "cost", to: "two words" }],
])("nothing changes where %s", (_why, names) => {
  const before = flow("cost");
  expect(applyEdit(before, { type: "RenameColumn", ...names })).toBe(before);
});
