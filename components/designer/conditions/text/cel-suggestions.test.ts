import { expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import { type CelWords, suggestions } from "./cel-suggestions";

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "天数" },
    { key: "kind", type: "radio", label: "Kind", choices: [{ key: "1", label: "Annual" }] },
    {
      key: "lines",
      type: "table",
      label: "Lines",
      columns: [
        { key: "cost", type: "number", label: "Cost", hasTotal: true },
        { key: "what", type: "text", label: "What" },
      ],
    },
    { key: "head", type: "heading", label: "Head" },
  ],
});
const words = {
  ...{ form: "f", ticket: "t", requester: "r", title: "ti", id: "i", roles: "ro", departments: "d" },
  ...{ rows: "n", total: "s", typeOf: (type: string) => type, functions: {} },
} satisfies CelWords;

const after = (before: string, reach: "ticket" | "form" = "ticket") =>
  suggestions(form, reach, [{ id: 3, name: "Ops" }], before, words);
const inserts = (before: string, reach?: "form") => after(before, reach)?.options.map(({ insert }) => insert);

test.each([
  ["form.", ["days", "kind", "lines"]],
  ["form.lines.", ["rows", "total"]],
  ["form.lines.total.", ["cost"]],
  ["requester.", ["id", "roles", "departments"]],
  ["ticket.", ["title"]],
  ['form.kind == "', ["1"]],
  ['form.kind in ["1", "', ["1"]],
])("after %s stands %j", (before, expected) => {
  expect(inserts(before)).toEqual(expected);
});

test("a field is found by what people call it", () => {
  expect(after("form.days > 3 && 天")).toMatchObject({ typed: "天", isAfterMark: false });
  expect(after("天")?.options[0]).toMatchObject({ name: "天数", insert: "form.days" });
  expect(after("Op")?.options.at(-1)).toMatchObject({ name: "Ops", insert: "3 in requester.roles" });
});

test("rules of fields are offered the form alone", () => {
  expect(inserts("", "form")).not.toContain("ticket");
  expect(inserts("ticket.", "form")).toEqual([]);
});

test.each(['form.note == "some ', "form.days > 3", 'ticket.title == "form.'])(
  "nothing is offered after %s",
  (before) => {
    expect(after(before)).toBeNull();
  },
);
