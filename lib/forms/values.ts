import {
  type FieldAccess,
  type FieldValues,
  type FormDefinition,
  type FormField,
  type Json,
  valueAt,
} from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { isStorableText, lengthOf } from "@/lib/forms/text-value";
import type { ParseOptions } from "@/lib/forms/value-parser";
import type { FieldProblem } from "@/lib/platform/errors";

const MAX_TITLE_LENGTH = 500;

export type ValueSubmission = ParseOptions & {
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
 * The submitted values a node lets people edit, in the form they are stored in; other keys are ignored.
 *
 * Callers may write a number, boolean or person as text, a number for a text or a choice, a list comma-joined, and,
 * where `timeZone` is given, a date-time without an offset. Null, an empty text and an empty list clear a field.
 * Problems come all at once, at most one per field; `path` is the field's key, `code` a key below `errors.fields`.
 */
export function checkValues(submission: ValueSubmission): CheckedValues {
  const problems: FieldProblem[] = [];
  const title = checkTitle(submission, problems);
  const values: Record<string, Json> = {};
  for (const field of submission.form.fields) {
    if (!isEditable(submission.access, field.key)) continue;
    const value = checkField(submission, field, problems);
    if (value !== undefined) values[field.key] = value;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values, title };
}

/** User ids in the person fields of checked values, each once. */
export function personIdsIn(form: FormDefinition, values: FieldValues): number[] {
  const ids = new Set<number>();
  for (const field of form.fields) {
    if (field.type !== "person" && field.type !== "people") continue;
    for (const id of [valueAt(values, field.key)].flat()) {
      if (typeof id === "number") ids.add(id);
    }
  }
  return [...ids];
}

function checkField(submission: ValueSubmission, field: FormField, problems: FieldProblem[]): Json | undefined {
  const { access, submitted, current, requireFields } = submission;
  const mustHave = requireFields && access[field.key] === "required";
  const raw = Object.hasOwn(submitted, field.key) ? submitted[field.key] : undefined;
  if (raw === undefined) {
    if (mustHave && isBlank(valueAt(current ?? {}, field.key))) problems.push({ path: field.key, code: "required" });
    return undefined;
  }
  const result = parseValue(field, raw, submission);
  if (!result.ok) {
    const { code, params } = result;
    problems.push(params === undefined ? { path: field.key, code } : { path: field.key, code, params });
    return undefined;
  }
  if (mustHave && isBlank(result.value)) problems.push({ path: field.key, code: "required" });
  return result.value;
}

function checkTitle(submission: ValueSubmission, problems: FieldProblem[]): string | null {
  const { access, title, currentTitle = "", requireFields } = submission;
  if (!isEditable(access, "title")) return null;
  const text = title?.trim();
  if (requireFields && access.title === "required" && isBlank(text ?? currentTitle)) {
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

function isBlank(value: Json): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === null || (Array.isArray(value) && value.length === 0);
}
