import { describe, expect, test } from "vitest";
import { checkCondition, compileCondition } from "@/lib/flows/conditions";
import { FormDefinition, type FormField, type Json } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import en from "@/messages/import.en.json";
import zh from "@/messages/import.zh-CN.json";
import fixture from "../fixtures/conditions.json";
import { CAUTIONS } from "./context";
import { translateCondition } from "./translate-condition";
import { REASONS } from "./untranslatable";

type Outcome = boolean | "fails";

/** `filled` and `missing`: what Python made of the row, with every value there and with none. */
type Row = {
  source: string;
  condition: string | null;
  reason?: string;
  cautions?: string[];
  filled: Outcome;
  missing: Outcome;
};

const rows = fixture.rows as Row[];
const form = FormDefinition.parse({ fields: fixture.fields });
const userIds = new Map(Object.entries(fixture.userIds));
const timeZone = "Asia/Shanghai";
const scope = { fields: new Map(form.fields.map((field) => [field.key, field])), userIds, timeZone };
const requester = userIds.get("alice") ?? 0;

const filled: Record<string, Json> = Object.fromEntries(
  Object.entries(fixture.filled).map(([key, value]) => [key, toStored(scope.fields.get(key), value)]),
);

function toStored(field: FormField | undefined, value: Json): Json {
  if (field === undefined) throw new Error("no such field");
  const isPeople = field.type === "person" || field.type === "people";
  const raw = isPeople
    ? String(value)
        .split(",")
        .map((name) => userIds.get(name) ?? 0)
    : value;
  const parsed = parseValue(field, field.type === "person" ? ([raw].flat()[0] ?? null) : raw, { timeZone });
  if (!parsed.ok) throw new Error(`${field.key}: ${parsed.faults[0]?.code}`);
  return parsed.value;
}

function outcome(condition: string, values: Record<string, Json>) {
  return compileCondition(form)(condition)({ values, title: "Leave", requester, requesterGroups: [] });
}

const translated = rows.filter((row) => row.condition !== null);

test("the table is as long as it should be", () => {
  expect(translated.length).toBeGreaterThan(100);
});

describe.each(translated)("$source", ({ source, condition, cautions, ...expected }) => {
  const translation = translateCondition(source, scope);

  test("is said in CEL", () => {
    expect(translation).toMatchObject({ ok: true, condition });
    const codes = translation.ok ? translation.cautions.map(({ code }) => code) : [];
    expect([...new Set(codes)].filter((code) => code !== "time_zone")).toEqual(cautions ?? []);
    expect(checkCondition(form, condition ?? "")).toEqual({ ok: true });
  });

  test("and means the same", () => {
    expect(outcome(condition ?? "", filled)).toEqual({ holds: expected.filled });
    const missing = outcome(condition ?? "", {});
    if (expected.missing !== "fails") expect(missing).toEqual({ holds: expected.missing });
  });
});

describe("what cannot be said is told with its reason and place", () => {
  test.each([
    ["{days} > '3'", "not_comparable", "{days} > '3'"],
    ["{kind} == '1' and {kind} > 3", "not_comparable", "{kind} > 3"],
    ["{reason} + 1 == 2", "not_computable", "{reason} + 1"],
    ["{flag} == {days}", "not_comparable", "{flag} == {days}"],
    ["{boss} == {team}", "not_comparable", "{boss} == {team}"],
    ["'li' in {boss}", "not_comparable", "'li' in {boss}"],
    ["'1,2' in {tags}", "not_comparable", "'1,2' in {tags}"],
    ["3 in {days}", "not_comparable", "3 in {days}"],
    ["{days} is 4", "operator", "{days} is 4"],
    ["{days} ** 2 > 3", "operator", "** 2 > 3"],
    ["{days} // 2 > 3", "operator", "// 2 > 3"],
    ["{days} if True else 3", "operator", "if True else 3"],
    ["{days} / 0 > 3", "division_by_zero", "{days} / 0"],
    ["{state_id} == 3", "not_available", "{state_id}"],
    ["'bob' in {relation}", "not_available", "{relation}"],
    ["{gmt_created} > '2020-01-01'", "not_available", "{gmt_created}"],
    ["{suggestion} == 'ok'", "not_available", "{suggestion}"],
    ["{nothing} == 1", "unknown_field", "{nothing}"],
    ["{state.state_name} == 'x'", "unknown_field", "{state.state_name}"],
    ["{} == 1", "unknown_field", "{}"],
    ["'{days}' == '3'", "placeholder_in_quotes", "'{days}' == '3'"],
    ["f'{days}' == '3'", "quoted_text", "f'{days}' == '3'"],
    ["'a' 'b' == 'ab'", "quoted_text", "'a' 'b' == 'ab'"],
    ["{start} > 'yesterday'", "not_a_time", "yesterday"],
    ["{start} > '2026-02-30 00:00:00'", "not_a_time", "2026-02-30 00:00:00"],
    ["datetime.datetime.now() > datetime.datetime.now()", "current_time", "datetime.datetime.now()"],
    ["time.time() > 0", "current_time", "time.time()"],
    ["len({tags}) > 1", "function", "len({tags})"],
    ["str({days}) == '4.0'", "function", "str({days})"],
    ["{days}.real > 1", "name", "{days}.real"],
    ["x == 1", "name", "x"],
    ["{days} >", "syntax", "{days} >"],
    ["{days} > 3)", "syntax", ")"],
    ["{days", "syntax", "{days"],
    ["'open", "syntax", "'open"],
    ["", "syntax", ""],
    ["007 == 7", "syntax", "007"],
    ["({days} > 3) == True", "not_computable", "{days} > 3"],
    [`${"(".repeat(200)}1${")".repeat(200)}`, "too_deep", expect.any(String)],
    ["1 == 1".padEnd(2001), "too_long", ""],
  ])("%s", (source, code, part) => {
    expect(translateCondition(source, scope)).toEqual({ ok: false, reason: { code, part } });
  });
});

describe("no way out of the language", () => {
  test.each([
    "__import__('os').system('id')",
    "open('/etc/passwd').read()",
    "().__class__.__bases__",
    "''.__class__.__mro__",
    "(lambda: 1)()",
    "[x for x in [1]]",
    "eval('1')",
    "exec('import os')",
    "{days}.__class__",
    "globals()['x']",
    "{reason}.format('a') == 'a'",
    "'%s' % {reason} == 'x'",
    "datetime.sys.exit()",
    "print(1)",
    "1; import os",
    "x := 1",
    "`id`",
    "$(id)",
  ])("%s", (source) => {
    expect(translateCondition(source, scope)).toMatchObject({ ok: false });
  });

  test("a quoted text stays a text, whatever is in it", () => {
    for (const text of [
      '" || true || "',
      '\\" || true || \\"',
      "$(x)",
      "\\n\\t",
      "'''",
      "\u0000\u001f",
      "💥",
      "\\\\",
    ]) {
      const source = `{reason} == ${JSON.stringify(text)
        .replace(/\\u[\da-f]{4}/g, " ")
        .replace(/[{}]/g, "")}`;
      const translation = translateCondition(source, scope);
      if (!translation.ok) throw new Error(`${source}: ${translation.reason.code}`);
      expect(checkCondition(form, translation.condition)).toEqual({ ok: true });
      expect(outcome(translation.condition, { reason: "something else" })).toEqual({ holds: false });
    }
  });
});

test("every reason and every caution has its sentence in both languages", () => {
  const codes = [...REASONS, ...CAUTIONS].sort();
  for (const { expression } of [en, zh]) expect(Object.keys(expression).sort()).toEqual(codes);
});
