import { describe, expect, test } from "vitest";
import { checkTemplate, renderNotice } from "./notice-template";
import { MOST_CONTENT, MOST_TITLE } from "./template-names";

const keys = new Set(["days", "urgent"]);
const check = (source: string, sample: object = {}) => checkTemplate(source, keys, sample);
const usual = { title: "Usual title", content: "Usual content" };
const render = (titleTemplate: string, contentTemplate: string, scope: object = {}) =>
  renderNotice({ titleTemplate, contentTemplate }, scope, usual);

describe("a template is checked before it is kept", () => {
  test.each([
    "",
    "plain text",
    "{{ ticket.title }} {{ ticket.serial | upcase }}",
    "{% if fields.urgent %}!{% endif %}{{ fields.days | plus: 1 }}",
    "{% for name in assignee_names %}{{ name }} {% endfor %}{% assign x = comment %}{{ x }}",
    "{{ fields[comment] }} {{ at | date: '%H:%M' }}",
  ])("%j may be used", (source) => {
    expect(check(source)).toEqual([]);
  });

  test.each([
    ["{{ ticket.titel }}", "ticket.titel", 1, 4],
    ["a\n  {{ fields.dayz }}", "fields.dayz", 2, 6],
    ["{{ form.days }}", "form.days", 1, 4],
    ["{{ ticket }}", "ticket", 1, 4],
    ["{{ constructor }}", "constructor", 1, 4],
  ])("%j asks for what there is not, and the place is named", (source, name, line, column) => {
    expect(check(source)).toEqual([{ code: "template_unknown", name, line, column }]);
  });

  test.each([
    ["{{ ticket.title", 1, 1],
    ["ok\n{{ comment | nope }}", 2, 1],
    ["{% if comment %}", 1, 1],
    ["{% include 'x' %}", 1, 1],
  ])("%j cannot be read, and the place is named", (source, line, column) => {
    expect(check(source)).toMatchObject([{ code: "template_broken", line, column }]);
    expect(check(source)[0]).toHaveProperty("message", expect.stringMatching(/./));
  });

  test("what would never come to an end, or make too much, is refused", () => {
    const problems = check("{% for i in (1..100000000) %}x{% endfor %}");
    expect(problems).toMatchObject([{ code: "template_broken", message: expect.stringContaining("limit") }]);
  });
});

describe("what is said", () => {
  test("an empty, an unknown and a hidden value print nothing", () => {
    const scope = { ticket: { title: null }, fields: { days: "" } };
    const text = render("[{{ ticket.title }}]", "[{{ fields.days }}][{{ fields.gone }}][{{ nobody.knows }}]", scope);
    expect(text).toEqual({ title: "[]", content: "[][][]", problem: "" });
  });

  test("without a template it is Skein's own words, each for itself", () => {
    expect(render("", "Hello", {})).toEqual({ title: "Usual title", content: "Hello", problem: "" });
    expect(render("Hi", "", {})).toEqual({ title: "Hi", content: "Usual content", problem: "" });
    expect(render("{{ comment }}", "x", { comment: "  " }).title).toBe("Usual title");
  });

  test("a template that fails leaves the other one alone, and says why", () => {
    const text = render("{{ a | divided_by: 0 }}{% for i in (1..100000000) %}x{% endfor %}", "still {{ b }}", {
      b: "here",
    });
    expect(text).toMatchObject({ title: "Usual title", content: "still here" });
    expect(text.problem).not.toBe("");
  });

  test("a title is one line, and neither is longer than what channels take", () => {
    const text = render("{{ t }}", "{{ t }}", { t: `a\r\nb ${"x".repeat(9000)}` });
    expect(text.title.slice(0, 4)).toBe("a b ");
    expect([text.title.length, text.content.length]).toEqual([MOST_TITLE, MOST_CONTENT]);
  });

  test("objects answer to their own names alone", () => {
    expect(render("", "[{{ ticket.constructor }}][{{ ticket.__proto__ }}]", { ticket: {} }).content).toBe("[][]");
  });
});
