import { describe, expect, test } from "vitest";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { checkValues } from "@/lib/forms/values";

const tree = [
  {
    key: "cn",
    label: "China",
    children: [
      { key: "sh", label: "Shanghai" },
      { key: "bj", label: "Beijing" },
    ],
  },
  { key: "sg", label: "Singapore" },
];

const form = FormDefinition.parse({
  fields: [
    { key: "place", type: "cascade", label: "Place", tree },
    { key: "region", type: "cascade", label: "Region", tree, mayStopEarly: true },
    { key: "unit", type: "department", label: "Unit" },
    { key: "link", type: "link", label: "Link" },
    { key: "host", type: "external", label: "Host" },
    { key: "code", type: "text", label: "Code", minLength: 2, pattern: "[A-Z]+-\\d+", patternMessage: "Like AB-12." },
    { key: "plain", type: "text", label: "Plain", pattern: "\\d+" },
    { key: "broken", type: "text", label: "Broken", pattern: "(a" },
    { key: "price", type: "number", label: "Price", decimals: 2 },
    { key: "whole", type: "number", label: "Whole", decimals: 0 },
    { key: "day", type: "date", label: "Day", earliest: "today", latest: "today+14" },
    { key: "past", type: "date", label: "Past", latest: "today-1" },
    { key: "year", type: "date", label: "Year", earliest: "2026-01-01", latest: "2026-12-31" },
    { key: "start", type: "date-time", label: "Start", earliest: "today", latest: "2026-03-31" },
    { key: "rich", type: "rich-text", label: "Rich", maxLength: 5, minLength: 2 },
    { key: "head", type: "heading", label: "Head" },
    { key: "line", type: "divider", label: "Line" },
    { key: "note", type: "note", label: "Note" },
    { key: "unset", type: "computed", label: "Unset" },
  ],
});
const access = Object.fromEntries(form.fields.map(({ key }) => [key, "edit" as const]));
const today = { day: "2026-03-10", timeZone: "Asia/Shanghai" };

function check(submitted: Record<string, Json>, options: object = {}) {
  return checkValues({ form, access, submitted, requireFields: true, today, ...options });
}

describe("a value is stored in one form", () => {
  test.each<[key: string, submitted: Json, stored: Json]>([
    ["place", ["cn", "sh"], ["cn", "sh"]],
    ["place", "cn,bj", ["cn", "bj"]],
    ["place", "sg", ["sg"]],
    ["place", [], null],
    ["region", ["cn"], ["cn"]],
    ["unit", "3", 3],
    ["link", " https://skein.example/a?b=c#d ", "https://skein.example/a?b=c#d"],
    ["link", "HTTP://localhost:3000", "HTTP://localhost:3000"],
    ["link", "mailto:ann@example.com", "mailto:ann@example.com"],
    ["host", { key: "h1", label: "Host 1", note: "dropped" }, { key: "h1", label: "Host 1" }],
    ["host", { key: 7 }, { key: "7", label: "7" }],
    ["host", "h1", { key: "h1", label: "h1" }],
    ["code", "AB-12", "AB-12"],
    ["broken", "anything", "anything"],
    ["price", 12.34, 12.34],
    ["price", "0.1", 0.1],
    ["whole", 5, 5],
    ["day", "2026-03-10", "2026-03-10"],
    ["day", "2026-03-24", "2026-03-24"],
    ["past", "2026-03-09", "2026-03-09"],
    ["year", "2026-12-31", "2026-12-31"],
    ["start", "2026-03-09T16:00:00Z", "2026-03-09T16:00:00Z"],
    ["start", "2026-03-31T15:59:59Z", "2026-03-31T15:59:59Z"],
    ["rich", "<p><strong>abc</strong></p>", "<p><strong>abc</strong></p>"],
    ["rich", "<p> </p><p><br></p>", null],
  ])("%s: %j becomes %j", (key, submitted, stored) => {
    expect(check({ [key]: submitted })).toEqual({ ok: true, values: { [key]: stored }, title: null });
  });
});

describe("a value is refused with a code", () => {
  test.each<[key: string, submitted: Json, code: string, params?: object]>([
    ["place", ["cn"], "not_a_last_choice"],
    ["place", ["cn", "tokyo"], "not_a_choice", { choice: "tokyo" }],
    ["place", ["sg", "sh"], "not_a_choice", { choice: "sh" }],
    ["place", [{ key: "cn" }], "not_a_choice", { choice: "[object Object]" }],
    ["unit", "finance", "not_a_department"],
    ["unit", 2_147_483_648, "not_a_department"],
    ["link", "skein.example", "not_a_link"],
    ["link", "javascript:alert(1)", "not_a_link"],
    ["link", "https://a b", "not_a_link"],
    ["link", "https://[::1", "not_a_link"],
    ["link", "mailto:nobody", "not_a_link"],
    ["link", `https://a.example/${"x".repeat(2000)}`, "too_long", { max: 2000 }],
    ["host", { label: "no key" }, "not_a_choice", { choice: "" }],
    ["host", ["h1"], "not_a_choice", { choice: "" }],
    ["host", { key: "h1", label: 5 }, "not_a_choice", { choice: "" }],
    ["host", { key: "x".repeat(501), label: "" }, "too_long", { max: 500 }],
    ["code", "A", "too_short", { min: 2 }],
    ["code", "xAB-12", "not_matching_said", { message: "Like AB-12." }],
    ["code", "AB-12\nx", "not_matching_said", { message: "Like AB-12." }],
    ["plain", "12x", "not_matching"],
    ["price", 12.345, "too_many_decimals", { decimals: 2 }],
    ["whole", 0.5, "too_many_decimals", { decimals: 0 }],
    ["day", "2026-03-09", "too_early", { day: "2026-03-10" }],
    ["day", "2026-03-25", "too_late", { day: "2026-03-24" }],
    ["past", "2026-03-10", "too_late", { day: "2026-03-09" }],
    ["year", "2025-12-31", "too_early", { day: "2026-01-01" }],
    ["start", "2026-03-09T15:59:59Z", "too_early", { day: "2026-03-10" }],
    ["start", "2026-03-31T16:00:00Z", "too_late", { day: "2026-03-31" }],
    ["rich", "<p>abcdef</p>", "too_long", { max: 5 }],
    ["rich", "<p>a</p>", "too_short", { min: 2 }],
    ["rich", { html: "" }, "not_text"],
  ])("%s: %j is %s", (key, submitted, code, params) => {
    const problem = params === undefined ? { path: key, code } : { path: key, code, params };
    expect(check({ [key]: submitted })).toEqual({ ok: false, problems: [problem] });
  });
});

test("days that count from today bind nobody where nobody knows what day it is", () => {
  expect(check({ day: "1990-01-01" }, { today: undefined })).toMatchObject({ ok: true });
  expect(check({ year: "1990-01-01" }, { today: undefined })).toMatchObject({ ok: false });
});

test("elements of the page and computed fields take nothing, whatever the node says", () => {
  const required = Object.fromEntries(["head", "line", "note", "unset"].map((key) => [key, "required" as const]));
  const submitted = { head: "x", line: "x", note: "x", unset: 5 };
  expect(check(submitted, { access: required })).toEqual({ ok: true, values: {}, title: null });
});

test("what the server makes of a rich text is what is checked and stored", () => {
  const cleanRichText = (html: string) => html.replaceAll("<script>bad</script>", "");
  expect(check({ rich: "<p>abc</p><script>bad</script>" }, { cleanRichText })).toMatchObject({
    values: { rich: "<p>abc</p>" },
  });
  const required = { rich: "required" };
  expect(check({ rich: "<script>bad</script>" }, { cleanRichText, access: required })).toMatchObject({
    problems: [{ path: "rich", code: "required" }],
  });
});
