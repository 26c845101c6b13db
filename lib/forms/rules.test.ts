import { describe, expect, test } from "vitest";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { formState, ruleProblem, rulesOf } from "@/lib/forms/rules";
import { checkValues } from "@/lib/forms/values";

const form = FormDefinition.parse({
  fields: [
    { key: "total", type: "computed", label: "Total", expression: "form.fare + form.items.total.cost", decimals: 2 },
    { key: "is_abroad", type: "boolean", label: "Abroad" },
    { key: "country", type: "text", label: "Country", visibleWhen: "form.is_abroad", requiredWhen: "form.is_abroad" },
    { key: "visa", type: "text", label: "Visa", visibleWhen: 'form.country == "CN"' },
    { key: "fare", type: "number", label: "Fare" },
    {
      key: "items",
      type: "table",
      label: "Items",
      columns: [{ key: "cost", type: "number", label: "Cost", hasTotal: true }],
    },
    { key: "reason", type: "text", label: "Reason", requiredWhen: "form.total > 100 || form.items.rows > 2" },
    {
      key: "class",
      type: "computed",
      label: "Class",
      result: "text",
      expression: 'form.total > 100 ? "dear" : "cheap"',
    },
    { key: "is_dear", type: "computed", label: "Dear", result: "boolean", expression: 'form.class == "dear"' },
    { key: "from", type: "date", label: "From" },
    { key: "to", type: "date", label: "To" },
    { key: "days", type: "computed", label: "Days", expression: "daysBetween(form.from, form.to) + 1" },
  ],
});
const access = Object.fromEntries(form.fields.map(({ key }) => [key, "edit" as const]));

const computedOf = (values: Record<string, Json>) => Object.fromEntries(formState(form, values).computed);

function check(submitted: Record<string, Json>, current: Record<string, Json> = {}, options: object = {}) {
  return checkValues({ form, access, submitted, current, requireFields: true, ...options });
}

describe("computed fields", () => {
  test("follow from other fields, sums of tables and one another, in whatever order the form lists them", () => {
    const values = { fare: 0.1, items: [{ cost: 0.2 }, { cost: 120 }], from: "2026-02-27", to: "2026-03-02" };
    expect(computedOf(values)).toEqual({ total: 120.3, class: "dear", is_dear: true, days: 4 });
  });

  test("have no value while something they need has none; the sum of no rows is 0", () => {
    expect(computedOf({})).toEqual({ total: null, class: null, is_dear: null, days: null });
    expect(computedOf({ fare: 5 })).toMatchObject({ total: 5, class: "cheap", is_dear: false });
    expect(computedOf({ from: "2026-02-31", to: "2026-03-02" })).toMatchObject({ days: null });
  });

  test("are never taken from who submits, and are stored when they change, whoever may see them", () => {
    expect(check({ fare: 5, total: 9999 })).toMatchObject({
      values: { fare: 5, total: 5, class: "cheap", is_dear: false },
    });
    const current = { fare: 5, total: 5, class: "cheap", is_dear: false };
    expect(check({ fare: 6 }, current, { access: { fare: "edit" } })).toMatchObject({ values: { fare: 6, total: 6 } });
    expect(check({ from: "2026-01-01" }, current)).toEqual({ ok: true, values: { from: "2026-01-01" }, title: null });
  });

  test("hold nothing that is no number", () => {
    const odd = FormDefinition.parse({
      fields: [
        { key: "n", type: "number", label: "N" },
        { key: "inverse", type: "computed", label: "Inverse", expression: "1.0 / form.n" },
        { key: "big", type: "computed", label: "Big", expression: "9007199254740993" },
      ],
    });
    expect(Object.fromEntries(formState(odd, { n: 0 }).computed)).toEqual({ inverse: null, big: null });
    expect(Object.fromEntries(formState(odd, { n: 3 }).computed)).toMatchObject({ inverse: 0.3333333333 });
  });
});

describe("a field that its rule does not show", () => {
  test("is neither required nor checked nor stored, and what the ticket holds stays", () => {
    const current = { is_abroad: true, country: "CN", visa: "old" };
    expect(
      check({ is_abroad: false, country: 5, visa: ["wrong"] }, current, { access: { ...access, country: "required" } }),
    ).toMatchObject({ ok: true, values: { is_abroad: false } });
    const checked = check({ is_abroad: false, country: "FR" }, current);
    expect(checked.ok && Object.keys(checked.values)).not.toContain("country");
  });

  test("counts as not filled in for what follows from it", () => {
    expect(formState(form, { is_abroad: true, country: "CN" }).isVisible("visa")).toBe(true);
    expect(formState(form, { is_abroad: false, country: "CN" }).isVisible("visa")).toBe(false);
    expect(formState(form, { country: "CN" }).isVisible("visa")).toBe(false);
  });

  test("begins empty when it comes to sight, because nobody could see what it held", () => {
    const current = { is_abroad: false, country: "CN" };
    expect(check({ is_abroad: true }, current)).toEqual({
      ok: false,
      problems: [{ path: "country", code: "required" }],
    });
    expect(check({ is_abroad: true }, current, { requireFields: false })).toMatchObject({
      values: { is_abroad: true, country: null },
    });
    expect(check({ is_abroad: true, country: "FR" }, current)).toMatchObject({ values: { country: "FR" } });
  });
});

describe("a field that its rule requires", () => {
  test("is missed when it is shown and empty", () => {
    expect(check({ is_abroad: true })).toMatchObject({ problems: [{ path: "country", code: "required" }] });
    expect(check({ fare: 101 })).toMatchObject({ problems: [{ path: "reason", code: "required" }] });
    expect(check({ items: [{ cost: 1 }, { cost: 1 }, { cost: 1 }] })).toMatchObject({ problems: [{ path: "reason" }] });
    expect(check({ fare: 101, reason: "far" })).toMatchObject({ ok: true });
    expect(check({ reason: "" }, { fare: 101, reason: "far" })).toMatchObject({ problems: [{ path: "reason" }] });
  });

  test("may rest on what the ticket holds, and may stay empty where the transition does not ask", () => {
    expect(check({ fare: 101 }, { reason: "far" })).toMatchObject({ ok: true });
    expect(check({ fare: 101 }, {}, { requireFields: false })).toMatchObject({ ok: true });
  });

  test("is not missed by who cannot fill it in", () => {
    expect(check({ fare: 101 }, {}, { access: { fare: "edit", reason: "read" } })).toMatchObject({ ok: true });
  });
});

describe("rules that lead back", () => {
  const circular = FormDefinition.parse({
    fields: [
      { key: "a", type: "computed", label: "A", expression: "form.b + 1" },
      { key: "b", type: "computed", label: "B", expression: "form.a + form.n" },
      { key: "c", type: "text", label: "C", visibleWhen: "has(form.c)" },
      { key: "d", type: "text", label: "D", visibleWhen: "form.a > 1" },
      { key: "e", type: "text", label: "E", requiredWhen: "!has(form.f)" },
      { key: "f", type: "text", label: "F", requiredWhen: "!has(form.e)" },
      { key: "n", type: "number", label: "N" },
    ],
  });

  test("are found; requiring one another is none", () => {
    expect([...rulesOf(circular).circular].sort()).toEqual(["a", "b", "c"]);
  });

  test("end all the same", () => {
    expect(formState(circular, { n: 1, c: "x" }).isVisible("c")).toBe(false);
    expect(formState(circular, { n: 1 }).computed.get("a")).toBeNull();
  });
});

test.each<[field: object, rule: "visibleWhen" | "requiredWhen" | "expression", message: string | null]>([
  [{ type: "text", visibleWhen: "form.n >" }, "visibleWhen", "Unexpected token"],
  [{ type: "text", visibleWhen: "form.n" }, "visibleWhen", "A condition is true or false, not double"],
  [{ type: "text", requiredWhen: 'ticket.title == "x"' }, "requiredWhen", "Unknown variable: ticket"],
  [{ type: "text", requiredWhen: "requester.id == 1" }, "requiredWhen", "Unknown variable: requester"],
  [{ type: "text", requiredWhen: "form.gone == 1" }, "requiredWhen", "No such key: gone"],
  [{ type: "text", requiredWhen: "has(form.head)" }, "requiredWhen", "No such key: head"],
  [{ type: "computed", expression: "form.n > 1" }, "expression", "The result is to be a number, not bool"],
  [{ type: "computed", expression: "form.n > 1", result: "boolean" }, "expression", null],
  [{ type: "computed", expression: "form.rows.total.what" }, "expression", "No such key: total"],
  [{ type: "computed", expression: "form.rows.rows * form.n" }, "expression", null],
  [{ type: "computed", expression: 'form.place[0] + "/" + form.host', result: "text" }, "expression", null],
  [{ type: "computed", expression: "form.unit + 1" }, "expression", null],
  [{ type: "text", expression: "nonsense (" }, "expression", null],
])("%j: %s", (field, rule, message) => {
  const odd = FormDefinition.parse({
    fields: [
      { key: "f", label: "F", ...field },
      { key: "n", type: "number", label: "N" },
      { key: "head", type: "heading", label: "Head" },
      { key: "place", type: "cascade", label: "Place" },
      { key: "host", type: "external", label: "Host" },
      { key: "unit", type: "department", label: "Unit" },
      {
        key: "rows",
        type: "table",
        label: "Rows",
        columns: [{ key: "what", type: "text", label: "What", hasTotal: true }],
      },
    ],
  });
  const problem = odd.fields[0] === undefined ? null : ruleProblem(odd, odd.fields[0], rule);
  if (message === null) expect(problem).toBeNull();
  else expect(problem?.message).toContain(message);
});

test("a rule that cannot be compiled does not hold", () => {
  const broken = FormDefinition.parse({
    fields: [{ key: "f", type: "text", label: "F", visibleWhen: "(", requiredWhen: "(" }],
  });
  expect(formState(broken, {}).isVisible("f")).toBe(false);
  expect(formState(broken, {}).isRequired("f")).toBe(false);
});

test("values of every kind are seen as conditions see them", () => {
  const kinds = FormDefinition.parse({
    fields: [
      { key: "place", type: "cascade", label: "Place" },
      { key: "host", type: "external", label: "Host" },
      { key: "unit", type: "department", label: "Unit" },
      { key: "link", type: "link", label: "Link" },
      {
        key: "is_right",
        type: "computed",
        result: "boolean",
        label: "Right",
        expression: 'form.place[1] == "sh" && form.host == "h1" && form.unit == 3 && form.link.startsWith("https:")',
      },
    ],
  });
  const values = { place: ["cn", "sh"], host: { key: "h1", label: "One" }, unit: 3, link: "https://a.example" };
  expect(formState(kinds, values).computed.get("is_right")).toBe(true);
  expect(formState(kinds, { ...values, host: null }).computed.get("is_right")).toBeNull();
});
