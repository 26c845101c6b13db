import { expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import { visibleFields } from "@/lib/forms/visibility";
import { fieldRuns } from "./field-runs";

const form = FormDefinition.parse({
  fields: [
    { key: "from", type: "date", label: "From", order: 21 },
    { key: "to", type: "date", label: "To", order: 22 },
    { key: "reason", type: "text", label: "Reason", order: 23 },
    { key: "files", type: "attachment", label: "Files", order: 24 },
  ],
});
const access = {
  serial: "read",
  title: "read",
  flow: "read",
  from: "edit",
  to: "required",
  reason: "read",
  files: "edit",
} as const;

test("neighbours that are read stand together; built-ins the page shows elsewhere are left out, attachments are read", () => {
  const runs = fieldRuns(visibleFields({ form, access }), { builtIns: { serial: "hr_1" }, mayUpload: false });
  expect(runs.map((run) => [run.kind, run.fields.map((field) => field.key)])).toEqual([
    ["read", ["serial", "title"]],
    ["edit", ["from", "to"]],
    ["read", ["reason", "files"]],
  ]);
});

test("attachments are filled in where files can be taken", () => {
  const runs = fieldRuns(visibleFields({ form, access }), { builtIns: {}, mayUpload: true });
  expect(runs.map((run) => [run.kind, run.fields.map((field) => field.key)])).toEqual([
    ["read", ["title"]],
    ["edit", ["from", "to"]],
    ["read", ["reason"]],
    ["edit", ["files"]],
  ]);
});

test("headings with nothing before the next one and lines with nothing below them are left out", () => {
  const types = ["heading", "heading", "divider", "text", "divider", "heading", "note", "heading", "divider"] as const;
  const elements = FormDefinition.parse({
    fields: types.map((type, order) => ({ key: `${type}_${order}`, type, label: type, order })),
  });
  const all = Object.fromEntries(elements.fields.map(({ key }) => [key, "edit" as const]));
  const runs = fieldRuns(visibleFields({ form: elements, access: all }), { builtIns: {}, mayUpload: false });
  expect(runs.map((run) => [run.kind, run.fields.map((field) => field.key)])).toEqual([
    ["layout", ["heading_1"]],
    ["layout", ["divider_2"]],
    ["edit", ["text_3"]],
    ["layout", ["divider_4"]],
    ["layout", ["heading_5"]],
    ["layout", ["note_6"]],
  ]);
});
