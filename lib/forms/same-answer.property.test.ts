import fc from "fast-check";
import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { problemsOf } from "@/lib/flows/problems";
import { type FieldAccess, FormDefinition, type Json } from "@/lib/forms/form-definition";
import { sanitiseRichText } from "@/lib/forms/sanitise-rich-text";
import { checkValues } from "@/lib/forms/values";
import { formToShow } from "@/lib/forms/visibility";

const choices = ["a", "b"].map((key) => ({ key, label: key }));
const tree = [
  { key: "cn", label: "China", children: [{ key: "sh", label: "Shanghai" }] },
  { key: "sg", label: "" },
];

const form = FormDefinition.parse({
  fields: [
    { key: "kind", type: "select", label: "Kind", choices },
    { key: "amount", type: "number", label: "Amount", min: 0, decimals: 1 },
    { key: "secret", type: "number", label: "Secret" },
    { key: "detail", type: "text", label: "Detail", visibleWhen: 'form.kind == "a"', pattern: "[a-z]*", minLength: 2 },
    { key: "deeper", type: "text", label: "Deeper", visibleWhen: "has(form.detail)", requiredWhen: "form.amount > 1" },
    {
      key: "by_secret",
      type: "text",
      label: "By secret",
      visibleWhen: "form.secret > 1",
      requiredWhen: "form.secret > 2",
    },
    { key: "on_sum", type: "text", label: "On sum", requiredWhen: "form.sum > 3 || form.rows.rows > 1" },
    {
      key: "rows",
      type: "table",
      label: "Rows",
      maxRows: 3,
      minRows: 2,
      visibleWhen: '!has(form.place) || form.place[0] == "cn"',
      columns: [
        { key: "what", type: "text", label: "What", isRequired: true },
        { key: "cost", type: "number", label: "Cost", hasTotal: true, max: 9 },
      ],
    },
    { key: "place", type: "cascade", label: "Place", tree },
    { key: "sum", type: "computed", label: "Sum", expression: "form.amount + form.rows.total.cost" },
    { key: "hidden_sum", type: "computed", label: "Hidden sum", expression: "form.sum + form.secret" },
    { key: "day", type: "date", label: "Day", earliest: "today-1", latest: "today+1" },
    { key: "rich", type: "rich-text", label: "Rich", maxLength: 3 },
    { key: "link", type: "link", label: "Link" },
  ],
});
const keys = form.fields.map(({ key }) => key);

const likely: Record<string, fc.Arbitrary<Json>> = {
  kind: fc.constantFrom<Json>("a", "a", "b", "b", "c", null),
  amount: fc.constantFrom<Json>("1", 2, 2, 3, 0.5, "1.25", -1, "x", null),
  secret: fc.constantFrom<Json>(0, 2, 3),
  detail: fc.constantFrom<Json>("ab", "abc", "abcd", "a", "A1", null),
  rows: fc.array(
    fc.record({ what: fc.constantFrom<Json>("x", "", null), cost: fc.constantFrom<Json>(1, "2.5", 10, "y", null) }),
    { maxLength: 4 },
  ),
  place: fc.constantFrom<Json>(["cn", "sh"], ["cn", "sh"], ["sg"], "sg", ["cn"], ["x"]),
  day: fc.constantFrom<Json>("2026-03-10", "2026-03-11", "2026-03-09", "2026-03-12", null),
  rich: fc.constantFrom<Json>("<p>ab</p>", "<p>abc</p>", "<p>abcd</p>", "<p></p>", null),
  link: fc.constantFrom<Json>("https://a.example", "http://b.example", "nowhere", null),
};
const anyText = fc.constantFrom<Json>("x", "", null, " ", "longer");
const rawOf = (key: string) => likely[key] ?? anyText;
/** Most fields most of the time, and values that fit more often than not. */
const seldom = (value: fc.Arbitrary<Json>) => fc.option(value, { freq: 2, nil: undefined });
const submissions = fc
  .record(Object.fromEntries(keys.map((key) => [key, seldom(rawOf(key))])))
  .map(
    (raw) => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)) as Record<string, Json>,
  );
const right = fc.constantFrom("edit", "edit", "required", "edit", "required", "read", "hidden");
const accesses = fc
  .record(Object.fromEntries(keys.map((key) => [key, right])))
  .map((rights) => Object.fromEntries(Object.entries(rights).filter(([, given]) => given !== "hidden")) as FieldAccess);

const today = { day: "2026-03-10", timeZone: "UTC" };
const everything = Object.fromEntries(keys.map((key) => [key, "edit" as const]));

/** A ticket as earlier submissions may have left it. */
function ticketOf(first: Record<string, Json>, second: Record<string, Json>): Record<string, Json> {
  let current: Record<string, Json> = {};
  for (const [key, raw] of Object.entries({ ...first, ...second })) {
    const checked = checkValues({
      form,
      access: everything,
      submitted: { [key]: raw },
      current,
      requireFields: false,
      today,
    });
    if (checked.ok) current = { ...current, ...checked.values };
  }
  return current;
}

/** Flows in which the page could not know the server's answer are not published. */
function isPublishable(access: FieldAccess): boolean {
  const definition = FlowDefinition.parse({
    format: 1,
    nodes: [{ key: "start", name: "Start", type: "start", fields: access }],
    transitions: [],
    form,
  });
  return !problemsOf(definition).some(({ code }) => code === "field_rule_undecidable");
}

test("the browser, which sees only its part of the form, and the server find the same", () => {
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(accesses, submissions, submissions, submissions, fc.boolean(), (access, a, b, typed, requireFields) => {
      fc.pre(isPublishable(access));
      const current = ticketOf(a, b);
      const shown = formToShow(form, access, current);
      const fields = shown.fields.flatMap((visible) => (visible.kind === "field" ? [visible.field] : []));
      const rights = Object.fromEntries(shown.fields.map((visible) => [visible.key, visible.access]));
      const submitted = Object.fromEntries(Object.entries(typed).filter(([key]) => Object.hasOwn(rights, key)));

      const common = { submitted, requireFields, today };
      const onServer = checkValues({ ...common, form, access, current, cleanRichText: sanitiseRichText });
      const inBrowser = checkValues({ ...common, form: { fields }, access: rights, current: shown.values });

      if (!onServer.ok || !inBrowser.ok) {
        refused += 1;
        expect(inBrowser).toEqual(onServer);
        return;
      }
      accepted += 1;
      const filledIn = (values: Record<string, Json>) =>
        Object.fromEntries(
          Object.entries(values).filter(([key, value]) => !key.endsWith("sum") && !isLeftEmpty(key, value)),
        );
      // What nobody could see is cleared on the server alone; the browser does not know that there was anything.
      const isLeftEmpty = (key: string, value: Json) => value === null && !Object.hasOwn(submitted, key);
      expect(filledIn(inBrowser.values)).toEqual(filledIn(onServer.values));
    }),
    { numRuns: 250 },
  );
  expect(accepted).toBeGreaterThan(25);
  expect(refused).toBeGreaterThan(25);
});

test("values that were accepted are accepted again unchanged", () => {
  fc.assert(
    fc.property(submissions, submissions, (a, b) => {
      const current = ticketOf(a, b);
      const visible = formToShow(form, everything, current).values;
      const submitted = Object.fromEntries(Object.entries(visible).filter(([key]) => !key.endsWith("sum")));
      const again = checkValues({ form, access: everything, submitted, current, requireFields: false, today });
      expect(again).toEqual({ ok: true, values: submitted, title: null });
    }),
    { numRuns: 100 },
  );
});
