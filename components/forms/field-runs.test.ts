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
  const runs = fieldRuns(visibleFields({ form, access }), { serial: "hr_1" });
  expect(runs.map((run) => [run.kind, run.fields.map((field) => field.key)])).toEqual([
    ["read", ["serial", "title"]],
    ["edit", ["from", "to"]],
    ["read", ["reason", "files"]],
  ]);
});
