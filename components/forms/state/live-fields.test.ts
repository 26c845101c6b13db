import { describe, expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import { visibleFields } from "@/lib/forms/visibility";
import { type Draft, draftName, startDraft } from "./draft";
import { hasRules, liveFields } from "./live-fields";

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days" },
    { key: "why", type: "text", label: "Why", visibleWhen: "form.days > 3", requiredWhen: "form.days > 10" },
    { key: "sum", type: "computed", label: "Sum", expression: "form.days + form.items.total.cost" },
    {
      key: "items",
      type: "table",
      label: "Items",
      columns: [{ key: "cost", type: "number", label: "Cost", hasTotal: true }],
    },
  ],
});
const fields = visibleFields({ form, access: { days: "edit", why: "edit", sum: "read", items: "edit" } });

function live(edits: Draft, values = { days: 2, sum: 2 }) {
  const draft = startDraft({ fields, values, title: "", isNew: false, timeZone: "UTC" });
  for (const [key, value] of Object.entries(edits)) draft[draftName(key)] = value;
  const now = liveFields(form, fields, { values, draft });
  return { sum: now.values.sum, rights: Object.fromEntries(now.fields.map(({ key, access }) => [key, access])) };
}

describe("while somebody types", () => {
  test("fields come to sight and go", () => {
    expect(live({}).rights).not.toHaveProperty("why");
    expect(live({ days: "4" }).rights).toMatchObject({ why: "edit" });
    expect(live({ days: "" }, { days: 9, sum: 9 }).rights).not.toHaveProperty("why");
  });

  test("fields become required", () => {
    expect(live({ days: "１１" }).rights).toMatchObject({ why: "required" });
  });

  test("sums follow, and are empty while what they need cannot be read", () => {
    expect(live({ days: "4" }).sum).toBe(4);
    expect(live({ days: "4", items: [{ cost: "1.5" }, { cost: "" }, { cost: "2" }] }).sum).toBe(7.5);
    expect(live({ days: "4,x" }).sum).toBeNull();
  });
});

test("a form without rules need not be watched", () => {
  expect(hasRules(form)).toBe(true);
  expect(hasRules(FormDefinition.parse({ fields: [{ key: "a", type: "text", label: "A" }] }))).toBe(false);
});
