import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renameColumnInCondition, renameInCondition, renameInTemplate } from "./rename-field";

const CONDITIONS = [
  ['has(form.a) && form.a == "form.a"', 'has(form.new) && form.new == "form.a"'],
  ["form[\"a\"] == form['a']", "form[\"new\"] == form['new']"],
  ['form[ r"a" ] == form["""a"""]', 'form[ r"new" ] == form["""new"""]'],
  ["form .  a > 1", "form .  new > 1"],
  ["(form).a > 1 && (form.a) > 2", "(form).new > 1 && (form.new) > 2"],
  ["form.a[0] == form.ab || form.a.total.a > 1", "form.new[0] == form.ab || form.new.total.a > 1"],
  ["form.list.exists(a, a == form.a)", "form.list.exists(a, a == form.new)"],
  ["form.x.a == x.form.a", "form.x.a == x.form.a"],
  ["form.a // form.a\n + form.a", "form.new // form.a\n + form.new"],
  ["form. // a\n a", "form. // a\n new"],
  ["'é😀' == form.a", "'é😀' == form.new"],
  ["form.a ==", "form.a =="],
] as const;

const TEMPLATES = [
  ["{{ form.a }} form.a a", "{{ form.new }} form.a a"],
  ['{{ form["a"] | plus: form.a }}', '{{ form["new"] | plus: form.new }}'],
  ["é😀 {{ form.a }}\r\n{{ form[ 'a' ].b.a }}", "é😀 {{ form.new }}\r\n{{ form[ 'new' ].b.a }}"],
  ["{% raw %}{{ form.a }}{% endraw %}{% comment %}{{ form.a }}{% endcomment %}{% # form.a %}", null],
  ["{{ form.ab }} {{ form.x.a }} {{ requester.form.a }} {{ 'form.a' }} {{ form.a-b }}", null],
  ["{% assign x = form.a %}{{ x.a }}", "{% assign x = form.new %}{{ x.a }}"],
  ["{% assign form = x %}{{ form.a }}", null],
  ["{{ form[form.a] }} {{ x.y[form.a] }}", "{{ form[form.new] }} {{ x.y[form.new] }}"],
  [
    "{% for a in form.a limit: form.a %}{{ a }}{% endfor %}",
    "{% for a in form.new limit: form.new %}{{ a }}{% endfor %}",
  ],
  ["{% liquid\n assign x = form.a\n echo form.a\n%}", "{% liquid\n assign x = form.new\n echo form.new\n%}"],
  [
    "{% if form.a > form.a %}{% elsif form.a %}{% endif %}",
    "{% if form.new > form.new %}{% elsif form.new %}{% endif %}",
  ],
  ["{{ ticket.fields.a }} {{ ticket['fields']['a'] }}", "{{ ticket.fields.new }} {{ ticket['fields']['new'] }}"],
  ["{{ ticket.a }} {{ ticket.fields.b.a }} {{ fields.a }}", null],
  ["{{ form.a", null],
] as const;

describe("a condition", () => {
  test.each(CONDITIONS)("%s", (source, expected) => {
    expect(renameInCondition(source, "a", "new")).toBe(expected);
    expect(renameInCondition(expected, "new", "a")).toBe(source);
  });

  test("names a field that has the letters of what stands around it", () => {
    expect(renameInCondition('form.form == form[r"form"]', "form", "f")).toBe('form.f == form[r"f"]');
    expect(renameInCondition('form.r == form[r"r"]', "r", "form")).toBe('form.form == form[r"form"]');
  });
});

describe("a template", () => {
  test.each(TEMPLATES)("%s", (source, expected) => {
    const after = expected ?? source;
    expect(renameInTemplate(source, "a", "new")).toBe(after);
    expect(renameInTemplate(after, "new", "a")).toBe(source);
  });

  test("names a field that has the letters of what stands around it", () => {
    expect(renameInTemplate("{{ form.form }} {{ ticket.fields.fields }}", "form", "f")).toBe(
      "{{ form.f }} {{ ticket.fields.fields }}",
    );
    expect(renameInTemplate("{{ ticket.fields.fields }}", "fields", "f")).toBe("{{ ticket.fields.f }}");
  });
});

test("any mixture of them goes there and back without a byte of difference", () => {
  const conditions = CONDITIONS.slice(0, -3).map(([source]) => source.split("//")[0] ?? "");
  const templates = TEMPLATES.slice(0, -1).map(([source]) => source);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...conditions), { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...templates), { minLength: 1, maxLength: 4 }),
      (some, others) => {
        const condition = some.map((source) => `(${source})`).join("\n || ");
        const template = others.join("\n💡 ");
        expect(renameInCondition(renameInCondition(condition, "a", "zz"), "zz", "a")).toBe(condition);
        expect(renameInTemplate(renameInTemplate(template, "a", "zz"), "zz", "a")).toBe(template);
      },
    ),
    { seed: 5, endOnFailure: true, numRuns: 100 },
  );
});

test.each([
  ["form.t.total.a > form.a", "form.t.total.new > form.a"],
  ["form['t'][\"total\"].a > 1", "form['t'][\"total\"].new > 1"],
  ["form.t.a + form.u.total.a + form.t.total.b", "form.t.a + form.u.total.a + form.t.total.b"],
  ["form.t.total.a ==", "form.t.total.a =="],
])("the sum of a column in %s", (source, expected) => {
  expect(renameColumnInCondition(source, "t", "a", "new")).toBe(expected);
});
