import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { referencesIn } from "./references";

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
