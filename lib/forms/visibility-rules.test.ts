import { describe, expect, test } from "vitest";
import { type FieldAccess, FormDefinition, type Json } from "@/lib/forms/form-definition";
import { formToShow, visibleFields, visibleValues } from "@/lib/forms/visibility";

const form = FormDefinition.parse({
  fields: [
    { key: "head", type: "heading", label: "Trip" },
    { key: "is_abroad", type: "boolean", label: "Abroad" },
    { key: "country", type: "text", label: "Country", visibleWhen: "form.is_abroad" },
    { key: "hint", type: "note", label: "Hint", help: "Apply early.", visibleWhen: "form.is_abroad" },
    { key: "salary", type: "number", label: "Salary", tag: { secret: true } },
    {
      key: "bonus",
      type: "number",
      label: "Bonus",
      visibleWhen: "form.salary > 1000",
      requiredWhen: "form.salary > 2000",
    },
    { key: "yearly", type: "computed", label: "Yearly", expression: "form.salary * 12" },
    { key: "twice", type: "computed", label: "Twice", expression: "form.days * 2" },
    { key: "days", type: "number", label: "Days" },
    { key: "host", type: "external", label: "Host", source: { url: "http://10.0.0.1/hosts?token=s3cret" } },
  ],
});
const all = Object.fromEntries(form.fields.map(({ key }) => [key, "edit" as const]));

function show(access: FieldAccess, values: Record<string, Json>) {
  const shown = formToShow(form, access, values);
  const byKey = Object.fromEntries(
    shown.fields.flatMap((visible) => (visible.kind === "field" ? [[visible.key, visible]] : [])),
  );
  return { ...shown, byKey, text: JSON.stringify(shown) };
}

describe("what leaves the server", () => {
  test("has no value of a field that its own rule hides, whoever asks", () => {
    const values = { is_abroad: false, country: "CN", days: 2 };
    expect(visibleValues(form, all, values)).not.toHaveProperty("country");
    expect(visibleFields({ form, access: all, values }).map(({ key }) => key)).not.toContain("country");
    expect(visibleFields({ form, access: all }).map(({ key }) => key)).toContain("country");
    expect(show(all, values).text).not.toContain("CN");
    expect(visibleValues(form, all, { ...values, is_abroad: true })).toMatchObject({ country: "CN" });
  });

  test("has no values of elements of the page", () => {
    expect(visibleValues(form, all, { head: "x", days: 1 })).not.toHaveProperty("head");
  });

  test("has no trace of what the node hides: not in rules, not as what something is computed from", () => {
    const access = { days: "edit", bonus: "edit", yearly: "read" } as const;
    const { text, values, byKey } = show(access, { salary: 1234, yearly: 14_808, days: 1 });
    expect(text).not.toContain("salary");
    expect(text).not.toContain("1234");
    expect(values).toEqual({ yearly: 14_808, days: 1, bonus: null });
    expect(byKey.yearly?.field).toMatchObject({ expression: "" });
  });

  test("has neither opaque tags nor addresses of other systems", () => {
    const { text } = show(all, {});
    expect(text).not.toContain("secret");
    expect(text).not.toContain("10.0.0.1");
  });
});

describe("a rule over fields the reader sees", () => {
  test("goes on working on the screen, and brings the fields that it may bring to sight", () => {
    const { byKey, values } = show(all, { is_abroad: false, country: "CN", days: 2 });
    expect(byKey.country?.field).toMatchObject({ visibleWhen: "form.is_abroad" });
    expect(byKey.hint?.field).toMatchObject({ visibleWhen: "form.is_abroad" });
    expect(byKey.twice?.field).toMatchObject({ expression: "form.days * 2" });
    expect(values).not.toHaveProperty("country");
    expect(values.twice).toBe(4);
  });

  test("brings nothing that can only be read, and nothing where nothing can be changed", () => {
    const reading = { ...all, country: "read" } as const;
    expect(Object.keys(show(reading, { country: "CN" }).byKey)).not.toContain("country");
    const viewing = Object.fromEntries(form.fields.map(({ key }) => [key, "read" as const]));
    expect(Object.keys(show(viewing, { days: 1 }).byKey)).not.toContain("hint");
    expect(Object.keys(show(viewing, { is_abroad: true }).byKey)).toEqual(expect.arrayContaining(["country", "hint"]));
  });
});

describe("a rule over fields hidden from the reader", () => {
  const access = { bonus: "edit", days: "edit" } as const;

  test("is answered as the ticket stands", () => {
    expect(Object.keys(show(access, { salary: 500 }).byKey)).not.toContain("bonus");
    expect(show(access, { salary: 1500 }).byKey.bonus).toMatchObject({ access: "edit", field: { visibleWhen: "" } });
    expect(show(access, { salary: 2500 }).byKey.bonus).toMatchObject({
      access: "required",
      field: { visibleWhen: "", requiredWhen: "" },
    });
  });
});

test("what nobody fills in is only ever read", () => {
  const required = Object.fromEntries(form.fields.map(({ key }) => [key, "required" as const]));
  const rights = Object.fromEntries(visibleFields({ form, access: required }).map(({ key, access }) => [key, access]));
  expect(rights).toMatchObject({ head: "read", hint: "read", yearly: "read", days: "required" });
});
