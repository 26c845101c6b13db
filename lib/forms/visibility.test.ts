import { describe, expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import { accessToView, visibleFields, visibleValues } from "@/lib/forms/visibility";

const form = FormDefinition.parse({
  fields: [
    { key: "reason", type: "long-text", label: "Reason", order: 45 },
    { key: "salary", type: "number", label: "Salary", order: 30 },
    { key: "days", type: "number", label: "Days", order: 30 },
    { key: "early", type: "text", label: "Early", order: 5 },
    { key: "toString", type: "text", label: "Inherited", order: 1 },
  ],
});

describe("visible fields", () => {
  test("come in order, built-ins at their places, equal orders as the form lists them", () => {
    const access = {
      ...accessToView(["updated_at", "created_at", "requester", "flow", "assignees", "assignee_usernames", "node"]),
      ...accessToView(["node_id", "serial", "reason", "days", "early"]),
      title: "required",
      salary: "edit",
    } as const;
    expect(visibleFields({ form, access }).map(({ key, order }) => [key, order])).toEqual([
      ["early", 5],
      ["serial", 10],
      ["title", 20],
      ["salary", 30],
      ["days", 30],
      ["node_id", 40],
      ["node", 41],
      ["reason", 45],
      ["assignee_usernames", 50],
      ["assignees", 55],
      ["flow", 60],
      ["requester", 80],
      ["created_at", 100],
      ["updated_at", 120],
    ]);
  });

  test("of built-ins only the title can be edited", () => {
    const access = { serial: "required", title: "required", days: "edit" } as const;
    expect(visibleFields({ form, access }).map(({ key, access: right }) => [key, right])).toEqual([
      ["serial", "read"],
      ["title", "required"],
      ["days", "edit"],
    ]);
  });

  test("to a mere viewer are the flow's view fields, read-only; unknown keys show nothing", () => {
    expect(visibleFields({ form, viewFields: ["days", "title", "gone"] })).toEqual([
      { kind: "built-in", key: "title", order: 20, access: "read" },
      { kind: "field", key: "days", order: 30, access: "read", field: form.fields[2] },
    ]);
  });

  test("nothing is visible without a right, whatever an object inherits", () => {
    expect(visibleFields({ form, access: {} })).toEqual([]);
    expect(visibleValues(form, {}, { toString: "secret" })).toEqual({});
  });
});

test("hidden values never leave, unset ones leave as null", () => {
  const values = { reason: "private", salary: 9000, days: 4, gone: "from an older version" };
  expect(visibleValues(form, { days: "read", early: "edit", gone: "read" }, values)).toEqual({ days: 4, early: null });
  expect(visibleValues(form, accessToView(["toString"]), values)).toEqual({ toString: null });
});
