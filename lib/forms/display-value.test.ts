import { expect, test } from "vitest";
import { type DisplayContext, displayValue } from "@/lib/forms/display-value";
import { FormField, type Json } from "@/lib/forms/form-definition";

const english: DisplayContext = {
  locale: "en",
  timeZone: "Europe/Berlin",
  people: { 7: "Ann Lee", 9: "Bob Wu" },
  departments: { 3: "Finance" },
  files: { "0190f0a0-0000-7000-8000-000000000001": { name: "offer.pdf" } },
  words: { yes: "Yes", no: "No" },
};
const chinese: DisplayContext = {
  ...english,
  locale: "zh-CN",
  timeZone: "Asia/Shanghai",
  words: { yes: "是", no: "否" },
};
const choices = [
  { key: "1", label: "Annual" },
  { key: "2", label: "Sick" },
  { key: "x", label: "" },
];

const tree = [{ key: "cn", label: "China", children: [{ key: "sh", label: "Shanghai", children: [] }] }];
const columns = [
  { key: "what", type: "text", label: "What" },
  { key: "cost", type: "number", label: "Cost", unit: "€" },
  { key: "is_new", type: "boolean", label: "New" },
  { key: "who", type: "person", label: "Who" },
];
const rows = [
  { what: "Pen", cost: 1.5, is_new: true, who: 7 },
  { what: "Ink", cost: null, is_new: null, who: 8 },
];

test.each<[field: object, value: Json, inEnglish: string, inChinese: string]>([
  [{ type: "text" }, "plain", "plain", "plain"],
  [{ type: "text" }, null, "", ""],
  [{ type: "rich-text" }, "<p>a <b>x</b></p><p>y</p>", "a x\ny", "a x\ny"],
  [{ type: "number" }, 1234567.125, "1,234,567.125", "1,234,567.125"],
  [{ type: "number", unit: "d" }, 0.5, "0.5\u00a0d", "0.5\u00a0d"],
  [{ type: "boolean" }, true, "Yes", "是"],
  [{ type: "boolean", trueLabel: "Needed", falseLabel: "Spare" }, false, "Spare", "Spare"],
  [{ type: "date" }, "2026-01-05", "Jan 5, 2026", "2026年1月5日"],
  [{ type: "time" }, "09:30", "09:30", "09:30"],
  [{ type: "date-time" }, "2026-01-05T23:30:00Z", "Jan 6, 2026, 00:30", "2026年1月6日 07:30"],
  [{ type: "date-time" }, "2026-07-05T04:05:06Z", "Jul 5, 2026, 06:05:06", "2026年7月5日 12:05:06"],
  [{ type: "select", choices }, "2", "Sick", "Sick"],
  [{ type: "select", choices }, "x", "x", "x"],
  [{ type: "radio", choices }, "gone", "gone", "gone"],
  [{ type: "checkboxes", choices }, ["1", "2"], "Annual, Sick", "Annual、Sick"],
  [{ type: "multi-select", choices }, ["1", "2", "gone"], "Annual, Sick, gone", "Annual、Sick、gone"],
  [{ type: "person" }, 7, "Ann Lee", "Ann Lee"],
  [{ type: "person" }, 8, "#8", "#8"],
  [{ type: "people" }, [7, 9], "Ann Lee, Bob Wu", "Ann Lee、Bob Wu"],
  [{ type: "attachment" }, ["a.png", "b.png"], "a.png, b.png", "a.png、b.png"],
  [
    { type: "attachment" },
    ["0190f0a0-0000-7000-8000-000000000001", "old.png"],
    "offer.pdf, old.png",
    "offer.pdf、old.png",
  ],
  [{ type: "department" }, 3, "Finance", "Finance"],
  [{ type: "department" }, 4, "#4", "#4"],
  [{ type: "cascade", tree }, ["cn", "sh"], "China / Shanghai", "China / Shanghai"],
  [{ type: "cascade", tree }, ["cn", "gone", "sh"], "China / gone / sh", "China / gone / sh"],
  [{ type: "link" }, "https://skein.example/a", "https://skein.example/a", "https://skein.example/a"],
  [{ type: "external" }, { key: "h1", label: "Host one" }, "Host one", "Host one"],
  [{ type: "computed", unit: "€" }, 1234.5, "1,234.5\u00a0€", "1,234.5\u00a0€"],
  [{ type: "computed", result: "boolean" }, false, "No", "否"],
  [{ type: "computed", result: "text" }, "long", "long", "long"],
  [
    { type: "table", columns },
    rows,
    "What: Pen · Cost: 1.5\u00a0€ · New: Yes · Who: Ann Lee\nWhat: Ink · Who: #8",
    "What: Pen · Cost: 1.5\u00a0€ · New: 是 · Who: Ann Lee\nWhat: Ink · Who: #8",
  ],
  [{ type: "table", columns }, "from another version", "from another version", "from another version"],
  [{ type: "heading" }, "x", "", ""],
  [{ type: "number" }, "from another version", "from another version", "from another version"],
  [{ type: "date" }, "someday 5", "someday 5", "someday 5"],
  [{ type: "boolean" }, 1, "1", "1"],
])("%j: %j", (field, value, inEnglish, inChinese) => {
  const parsed = FormField.parse({ key: "f", label: "F", ...field });
  expect(displayValue(parsed, value, english)).toBe(inEnglish);
  expect(displayValue(parsed, value, chinese)).toBe(inChinese);
});
