import {
  type FieldAccess,
  type FieldValues,
  type FormDefinition,
  type FormField,
  isLayout,
  type Json,
  valueAt,
} from "@/lib/forms/form-definition";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { isStorableText, lengthOf } from "@/lib/forms/kinds/text-value";
import { isNoValue, type ParsedValue, type ParseOptions } from "@/lib/forms/kinds/value-parser";
import { parseValue } from "@/lib/forms/parse-value";
import { richTextToText } from "@/lib/forms/rich-text";
import { formState, isComputed } from "@/lib/forms/rules";
import type { FieldProblem } from "@/lib/platform/errors";

const MAX_TITLE_LENGTH = 500;

export type ValueSubmission = Omit<ParseOptions, "mayBeIncomplete"> & {
  form: FormDefinition;
  /** Of the node that is acted at; a key that is absent is hidden. */
  access: FieldAccess;
  submitted: Readonly<Record<string, Json>>;
  /** What the ticket holds; a required field may rest on it when its key is not submitted. */
  current?: FieldValues;
  title?: string | undefined;
  currentTitle?: string;
  /** False where the chosen transition lets people leave required fields empty. */
  requireFields: boolean;
};

export type CheckedValues =
  /** A null `title` leaves the ticket's title as it is. */
  { ok: true; values: Record<string, Json>; title: string | null } | { ok: false; problems: FieldProblem[] };

/**
 * The submitted values a node lets people edit, in the form they are stored in; other keys are ignored. So are fields
 * that their rule does not show: they are not required, and what the ticket holds in them stays. A field that this
 * submission brings to sight begins empty, because nobody could see what it held. Computed fields come from their
 * expression alone, whoever may see them, and are among the values when they change.
 *
 * Callers may write a number, boolean, person or department as text, a number for a text or a choice, a list
 * comma-joined, and, where `timeZone` is given, a date-time without an offset. Null, an empty text and an empty list
 * clear a field. Problems come all at once, at most one per field and per cell of a table; `path` is the field's key,
 * for a cell with the row counted from 0 and the column's key (`items.2.amount`), `code` a key below `errors.fields`.
 *
 * Runs in the browser and on the server. The browser leaves out `cleanRichText` and gives the form that
 * `formToShow` made for it; the problems are then the same.
 */
export function checkValues(submission: ValueSubmission): CheckedValues {
  const { form, access, current = {} } = submission;
  const problems: FieldProblem[] = [];
  const title = checkTitle(submission, problems);
  const before = formState(form, current);
  const editable = form.fields.filter((field) => isFilledIn(field) && isEditable(access, field.key));
  const readings = readAll(submission, editable);
  const candidates = Object.fromEntries(
    editable.flatMap(({ key }) => {
      const reading = readings.get(key);
      if (reading !== undefined) return [[key, reading.ok ? reading.value : null]];
      return before.isVisible(key) ? [] : [[key, null]];
    }),
  );
  const next = { ...current, ...candidates };
  const after = formState(form, next);

  const values: Record<string, Json> = {};
  for (const field of form.fields) {
    const { key } = field;
    if (isComputed(field)) {
      const value = after.computed.get(key) ?? null;
      if (value !== valueAt(current, key)) values[key] = value;
    } else if (editable.includes(field) && after.isVisible(key)) {
      const reading = readings.get(key);
      const mustHave = submission.requireFields && (access[key] === "required" || after.isRequired(key));
      problems.push(...problemsOf(field, reading, mustHave && isBlank(field, valueAt(next, key))));
      if (reading?.ok || (Object.hasOwn(candidates, key) && valueAt(current, key) !== null))
        values[key] = valueAt(next, key);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values, title };
}

/** User ids in the person fields of checked values, in tables too, each once. */
export function personIdsIn(form: FormDefinition, values: FieldValues): number[] {
  return idsIn(form, values, ["person", "people"]);
}

/** Department ids in the department fields of checked values, in tables too, each once. */
export function departmentIdsIn(form: FormDefinition, values: FieldValues): number[] {
  return idsIn(form, values, ["department"]);
}

function idsIn(form: FormDefinition, values: FieldValues, types: readonly FormField["type"][]): number[] {
  const ids = new Set<number>();
  const note = (value: Json) => {
    for (const id of [value].flat()) if (typeof id === "number") ids.add(id);
  };
  for (const field of form.fields) {
    const value = valueAt(values, field.key);
    if (types.includes(field.type)) note(value);
    for (const column of field.columns.filter(({ type }) => types.includes(type))) {
      for (const row of rowsOf(value)) note(valueAt(row, column.key));
    }
  }
  return [...ids];
}

/** Whether people fill this field in, where they may. */
export function isFilledIn(field: FormField): boolean {
  return !isLayout(field.type) && field.type !== "computed";
}

function readAll(submission: ValueSubmission, fields: readonly FormField[]): ReadonlyMap<string, ParsedValue> {
  const { submitted, requireFields } = submission;
  const options: ParseOptions = { ...submission, mayBeIncomplete: !requireFields };
  const readings = new Map<string, ParsedValue>();
  for (const field of fields) {
    const raw = Object.hasOwn(submitted, field.key) ? submitted[field.key] : undefined;
    if (raw !== undefined) readings.set(field.key, parseValue(field, raw, options));
  }
  return readings;
}

function problemsOf(field: FormField, reading: ParsedValue | undefined, isMissing: boolean): FieldProblem[] {
  if (reading !== undefined && !reading.ok) {
    return reading.faults.map(({ within, code, params }) => {
      const path = within === "" ? field.key : `${field.key}.${within}`;
      return params === undefined ? { path, code } : { path, code, params };
    });
  }
  return isMissing ? [{ path: field.key, code: "required" }] : [];
}

function checkTitle(submission: ValueSubmission, problems: FieldProblem[]): string | null {
  const { access, title, currentTitle = "", requireFields } = submission;
  if (!isEditable(access, "title")) return null;
  const text = title?.trim();
  if (requireFields && access.title === "required" && (text ?? currentTitle).trim() === "") {
    problems.push({ path: "title", code: "required" });
  } else if (text !== undefined && !isStorableText(text)) {
    problems.push({ path: "title", code: "not_text" });
  } else if (text !== undefined && lengthOf(text) > MAX_TITLE_LENGTH) {
    problems.push({ path: "title", code: "too_long", params: { max: MAX_TITLE_LENGTH } });
  }
  return text ?? null;
}

function isEditable(access: FieldAccess, key: string): boolean {
  const right = Object.hasOwn(access, key) ? access[key] : undefined;
  return right === "edit" || right === "required";
}

function isBlank(field: FormField, value: Json): boolean {
  if (typeof value === "string") return (field.type === "rich-text" ? richTextToText(value) : value.trim()) === "";
  return isNoValue(value);
}
