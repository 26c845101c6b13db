import { describe, expect, test } from "vitest";
import { FormDefinition } from "@/lib/forms/form-definition";
import { checkTitle, renderTitle, type TitleScope } from "./title-template";

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days" },
    { key: "from", type: "date", label: "From" },
    { key: "at", type: "date-time", label: "At" },
    { key: "kind", type: "select", label: "Kind", choices: [{ key: "a", label: "Annual" }] },
    { key: "paid", type: "boolean", label: "Paid" },
    { key: "why", type: "long-text", label: "Why" },
    { key: "boss", type: "person", label: "Boss" },
  ],
});

const title = (template: string, values: TitleScope["values"] = {}, more: Partial<TitleScope> = {}) =>
  renderTitle(template, { values, form, requesterName: "Ann", flowName: "Leave", ...more });

test.each<[string, TitleScope["values"], string]>([
  ["{{ flow.name }}: {{ requester.name }}", {}, "Leave: Ann"],
  ["{{ form.days }} days from {{ form.from }}", { days: 2.5, from: "2026-01-05" }, "2.5 days from 2026-01-05"],
  ["{{ form.kind }}", { kind: "a" }, "Annual"],
  ["{% if form.days > 3 %}long{% else %}short{% endif %}", { days: 4 }, "long"],
  ["{% if form.paid %}paid{% endif %}", { paid: false }, ""],
  ["{{ form.at }}", { at: "2026-01-05T01:00:00Z" }, "2026-01-05 09:00"],
  ['{{ form.at | date: "%d.%m. %H:%M" }}', { at: "2026-01-05T01:00:00Z" }, "05.01. 09:00"],
  ["{{ form.boss }}", { boss: 7 }, "Grace"],
  ["a {{ form.why }} b", { why: "x\n\n y" }, "a x y b"],
  ["[{{ form.days }}{{ form.nothing }}{{ form.why.constructor }}{{ nobody.name }}]", {}, "[]"],
])("%s", (template, values, expected) => {
  expect(title(template, values, { timeZone: "Asia/Shanghai", people: { 7: "Grace" } })).toBe(expected);
});

test("what is long is cut between characters", () => {
  expect(title("{{ form.why }}", { why: "𝕏".repeat(600) })).toBe("𝕏".repeat(500));
});

test.each([
  "{{ form.days",
  "{% include 'x' %}",
  "{{ form.days | unheard }}",
  "{% for i in (1..99999999) %}x{% endfor %}",
])("%s gives no title and does no harm", (template) => expect(title(template)).toBe(""));

describe("checking", () => {
  test.each(["{{ form.days", "{% render 'x' %}", "{{ form.days | unheard }}"])("%s cannot be read", (template) => {
    expect(checkTitle(template, form)).toMatchObject({ message: expect.stringMatching(/./) });
  });

  test("finds what there is not", () => {
    const template = "{{ form.days }}{{ form.gone }}{{ form.gone }}{{ requester.id }}{{ x }}{% assign y = 1 %}{{ y }}";
    expect(checkTitle(template, form)).toEqual({ unknown: ["form.gone", "requester.id", "x"] });
  });
});
