import { describe, expect, test } from "vitest";
import { findChanges } from "@/components/forms/state/changes";
import { type Draft, draftName, startDraft } from "@/components/forms/state/draft";
import { type FieldValues, FormDefinition } from "@/lib/forms/form-definition";
import { visibleFields } from "@/lib/forms/visibility";

const choices = [
  { key: "1", label: "One" },
  { key: "2", label: "Two" },
];
const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days", min: 0.5, defaultValue: "1" },
    { key: "reason", type: "long-text", label: "Reason", defaultValue: "As agreed" },
    { key: "kind", type: "select", label: "Kind", choices, defaultValue: "gone" },
    { key: "kinds", type: "checkboxes", label: "Kinds", choices },
    { key: "constructor", type: "text", label: "Builder" },
    { key: "salary", type: "number", label: "Salary" },
  ],
});
const access = {
  title: "required",
  days: "required",
  reason: "edit",
  kind: "edit",
  kinds: "edit",
  constructor: "edit",
  salary: "read",
} as const;
const fields = visibleFields({ form, access });

function change(values: FieldValues, edits: Draft, options: { title?: string; isNew?: boolean } = {}) {
  const { title = "", isNew = false } = options;
  const draft = startDraft({ fields, values, title, isNew, timeZone: "UTC" });
  for (const [key, value] of Object.entries(edits)) draft[draftName(key)] = value;
  return findChanges({ fields, values, title, draft, requireFields: true });
}

describe("a new ticket", () => {
  test("sends its defaults, read as the fields read them; a default the field would not take is none", () => {
    expect(change({}, { title: "Leave" }, { isNew: true })).toEqual({
      ok: true,
      changes: { title: "Leave", values: { days: 1, reason: "As agreed" } },
    });
  });

  test("asks for what is required, title included", () => {
    expect(change({}, { days: "x" }, { isNew: true })).toEqual({
      ok: false,
      problems: [
        { path: "title", code: "required" },
        { path: "days", code: "not_a_number" },
      ],
    });
    expect(change({}, { title: "Leave", days: " " }, { isNew: true })).toEqual({
      ok: false,
      problems: [{ path: "days", code: "required" }],
    });
  });
});

describe("a ticket that exists", () => {
  const values = { days: 4, reason: "Holiday", kind: "gone", kinds: ["1"], salary: 9000 };
  const options = { title: "Leave" };

  test("sends nothing when nothing changed, and begins no field with its default", () => {
    expect(change(values, {}, options)).toEqual({ ok: true, changes: { values: {} } });
    expect(change({ days: 4 }, {}, options)).toEqual({ ok: true, changes: { values: {} } });
  });

  test("sends only what changed, typed", () => {
    const edits = { days: "４.５", reason: "", kinds: ["1", "2"], constructor: "Ann", title: "Longer leave " };
    expect(change(values, edits, options)).toEqual({
      ok: true,
      changes: { title: "Longer leave", values: { days: 4.5, reason: null, kinds: ["1", "2"], constructor: "Ann" } },
    });
  });

  test("begins a field with nothing when the ticket has no value of its own for it", () => {
    const draft = startDraft({ fields, values: {}, title: "", isNew: false, timeZone: "UTC" });
    expect(draft[draftName("constructor")]).toBe("");
  });

  test("does not call a different spelling of the same value a change", () => {
    expect(change(values, { days: "4.0" }, options)).toEqual({ ok: true, changes: { values: {} } });
  });

  test("does not send what may only be read", () => {
    expect(change(values, { salary: "1" }, options)).toEqual({ ok: true, changes: { values: {} } });
  });

  test("leaves a stored value alone that the field no longer takes, and says so only when it is chosen anew", () => {
    expect(change(values, { kind: "other" }, options)).toMatchObject({
      ok: false,
      problems: [{ path: "kind", code: "not_a_choice" }],
    });
  });
});

test("tables, links and options go out as the form stores them, computed fields never", () => {
  const more = FormDefinition.parse({
    fields: [
      {
        key: "items",
        type: "table",
        label: "Items",
        columns: [
          { key: "what", type: "text", label: "What" },
          { key: "cost", type: "number", label: "Cost", hasTotal: true },
        ],
      },
      { key: "host", type: "external", label: "Host" },
      { key: "place", type: "cascade", label: "Place", tree: [{ key: "cn", label: "China" }] },
      { key: "sum", type: "computed", label: "Sum", expression: "form.items.total.cost" },
    ],
  });
  const all = Object.fromEntries(more.fields.map(({ key }) => [key, "edit" as const]));
  const shown = visibleFields({ form: more, access: all });
  const stored = { items: [{ what: "Pen", cost: 1 }], host: { key: "h", label: "Host" }, place: ["cn"], sum: 1 };
  const start = () => startDraft({ fields: shown, values: stored, title: "", isNew: false, timeZone: "UTC" });
  const found = (draft: Draft) => findChanges({ fields: shown, values: stored, title: "", draft, requireFields: true });

  expect(found(start())).toEqual({ ok: true, changes: { values: {} } });
  const items = [
    { what: "Pen", cost: "１" },
    { what: "", cost: "" },
    { what: "Ink", cost: "2.5" },
  ];
  expect(found({ ...start(), [draftName("items")]: items })).toEqual({
    ok: true,
    changes: {
      values: {
        items: [
          { what: "Pen", cost: 1 },
          { what: "Ink", cost: 2.5 },
        ],
      },
    },
  });
  expect(found({ ...start(), [draftName("items")]: [{ what: "Pen", cost: "x" }] })).toMatchObject({
    problems: [{ path: "items.0.cost", code: "not_a_number" }],
  });
  expect(found({ ...start(), [draftName("place")]: [], [draftName("host")]: null })).toMatchObject({
    changes: { values: { place: null, host: null } },
  });
});
