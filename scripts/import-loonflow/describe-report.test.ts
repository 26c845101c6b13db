import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { CAUTIONS } from "@/lib/loonflow/expression/context";
import { REASONS } from "@/lib/loonflow/expression/untranslatable";
import { CONFLICTS } from "@/lib/loonflow/importer/conflicts";
import { FILE_PROBLEMS } from "@/lib/loonflow/importer/file/read-installation";
import { NOTE_SEVERITIES, type NoteCode } from "@/lib/loonflow/importer/note";
import type { ImportReport } from "@/lib/loonflow/importer/report";
import { describeReport } from "./describe-report";
import { sentences } from "./sentences";

/** Everything that any sentence asks for. */
const EVERYTHING = {
  ...{
    name: "N",
    id: 1,
    username: "u",
    user: 1,
    role: 2,
    script: "s",
    count: 2,
    newName: "M",
    names: "a, b",
    owner: "O",
    max: 5,
  },
  ...{ column: "c", key: "k", newKey: "l", type: 3, value: "v", state: "S", transition: "T", seconds: 0, text: "t" },
  ...{ period: "p", expression: "{x} > 1", other: "o", kind: "user", message: "m" },
};
const none = { created: 0, updated: 0, unchanged: 0 };

const notes = (Object.keys(NOTE_SEVERITIES) as NoteCode[]).map((code) => ({
  severity: NOTE_SEVERITIES[code],
  code,
  params: EVERYTHING,
}));
const conditionNotes = [...REASONS, ...CAUTIONS].map((reason) => ({
  severity: "error" as const,
  code: "condition_untranslated" as const,
  params: { ...EVERYTHING, reason, part: "{x}" },
}));

const REPORTS: ImportReport[] = [
  { outcome: "malformed", problems: FILE_PROBLEMS.map((code) => ({ path: "users[0].id", code, params: EVERYTHING })) },
  { outcome: "conflicts", conflicts: CONFLICTS.map((code) => ({ code, params: EVERYTHING })) },
  {
    outcome: "imported",
    counts: { user: { ...none, created: 1 }, department: none, role: none, client: none, flow: none, notice: none },
    notes,
    flows: (["published", "draft", "unchanged"] as const).map((result, index) => ({
      id: index,
      name: "Leave",
      result,
      notes: conditionNotes,
      problems: [{ severity: "error", code: "end_missing", params: {} }],
    })),
  },
];

describe.each(LOCALES)("in %s", (locale) => {
  const say = sentences(locale);

  test.each(REPORTS)("every line of a report that is $outcome can be said", (report) => {
    const lines = describeReport(report, "setup.json", say);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join("\n")).not.toMatch(/[a-z]+\.[a-z]+_[a-z]+/);
    expect(lines[0]).toContain("setup.json");
  });
});

test("a condition that was not taken over says why", () => {
  const [line] = describeReport(
    {
      outcome: "imported",
      counts: { user: none, department: none, role: none, client: none, flow: none, notice: none },
      notes: [],
      flows: [{ id: 1, name: "Leave", result: "draft", notes: conditionNotes.slice(8, 9), problems: [] }],
    },
    "setup.json",
    sentences("en"),
  ).slice(-1);
  expect(line).toBe("    ✗ The condition of “T” cannot be taken over: {x} > 1. The form has no such field: {x}");
});

test("a sentence that is not there is a fault", () => {
  expect(() => sentences("en")("note.nothing")).toThrow();
});
