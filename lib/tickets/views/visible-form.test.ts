import { expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import { toVisibleForm } from "./visible-form";

const form = FormDefinition.parse({
  fields: [
    { key: "text", type: "rich-text", label: "Text" },
    { key: "secret", type: "number", label: "Secret" },
    { key: "hint", type: "text", label: "Hint", visibleWhen: "form.secret > 1" },
  ],
});
const nobody = { people: [], departments: [] };

function toPage(access: Parameters<typeof toVisibleForm>[1]) {
  const values = { text: '<p onclick="x()">a</p><img src=x onerror=alert(1)>', secret: 4711, hint: "kept" };
  return toVisibleForm({ definition: { form } }, access, { values, title: "Leave" }, nobody);
}

test("a rich text is clean when it reaches a page, whoever stored it", () => {
  expect(toPage({ text: "read" }).values).toEqual({ text: "<p>a</p>" });
});

test("nothing of what is hidden reaches a page", () => {
  const page = JSON.stringify(toPage({ hint: "read" }));
  expect(page).not.toMatch(/4711|secret|form\./);
});

test("the title is among the fields only where it can be changed, and then comes first", () => {
  expect(toPage({ text: "edit", title: "read", serial: "read" }).fields.map(({ key }) => key)).toEqual(["text"]);
  expect(toPage({ text: "edit", title: "required" }).fields.map(({ key }) => key)).toEqual(["title", "text"]);
});
