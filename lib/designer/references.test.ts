import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { mapReferences } from "@/lib/flows/exchange/map-references";
import { referencesIn } from "./references";

test("people and departments that every child is given are spoken of", () => {
  const definition = FlowDefinition.parse({
    format: 1,
    nodes: [
      {
        key: "split",
        name: "Split",
        type: "child",
        children: {
          kind: "create",
          flowId: 9,
          values: {
            owner: { kind: "value", value: 4, ids: "people" },
            readers: { kind: "value", value: [5, 6], ids: "people" },
            unit: { kind: "value", value: 2, ids: "departments" },
            count: { kind: "value", value: 77 },
            note: { kind: "field", fieldKey: "note" },
          },
        },
      },
    ],
    transitions: [],
  });
  expect(referencesIn(definition)).toMatchObject({ userIds: [4, 5, 6], departmentIds: [2], flowIds: [9] });
  const elsewhere = mapReferences(definition, (_kind, id) => id + 100);
  expect(referencesIn(elsewhere)).toMatchObject({ userIds: [104, 105, 106], departmentIds: [102], flowIds: [109] });
  expect(elsewhere).toMatchObject({ nodes: [{ children: { values: { count: { value: 77 } } } }] });
});

test("people and departments that a new ticket begins with are spoken of too", () => {
  const definition = FlowDefinition.parse({
    format: 1,
    nodes: [{ key: "ask", name: "Ask", type: "task", who: [{ kind: "users", userIds: [1, 2] }] }],
    transitions: [],
    form: {
      fields: [
        { key: "who", label: "Who", type: "person", defaultValue: 2 },
        { key: "all", label: "All", type: "people", defaultValue: [3, 4] },
        { key: "where", label: "Where", type: "department", defaultValue: 7 },
        { key: "count", label: "Count", type: "number", defaultValue: 99 },
        {
          key: "rows",
          label: "Rows",
          type: "table",
          columns: [
            { key: "by", label: "By", type: "person", defaultValue: 5 },
            { key: "unit", label: "Unit", type: "department" },
          ],
          defaultValue: [{ by: 6, unit: 8 }],
        },
      ],
    },
  });
  const { userIds, departmentIds } = referencesIn(definition);
  expect([...userIds].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(departmentIds).toEqual([7, 8]);
});
