import { type Draft, draftName, toDraft } from "@/components/forms/state/draft";
import type { Today } from "@/lib/forms/day-bound";
import {
  type FieldAccess,
  type FieldValues,
  type FormField,
  type Json,
  type TableColumn,
  valueAt,
} from "@/lib/forms/form-definition";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { type CheckedValues, checkValues, isFilledIn } from "@/lib/forms/values";
import type { VisibleField } from "@/lib/forms/visibility";

/** What someone changed: keys that are absent stay as the ticket has them. */
export type Changes = { values: Record<string, Json>; title?: string };
export type Problems = Readonly<Extract<CheckedValues, { ok: false }>["problems"]>;

type Question = {
  fields: readonly VisibleField[];
  /** What the ticket holds. */
  values: FieldValues;
  title: string;
  draft: Draft;
  requireFields: boolean;
  /** For bounds that count from today. */
  today?: Today;
};

/** The difference between the inputs and the ticket, checked as the command will check it. */
export function findChanges(question: Question): { ok: true; changes: Changes } | { ok: false; problems: Problems } {
  const { fields: visible, values: current, title: currentTitle, draft, requireFields, today } = question;
  const fields = fieldsOf(visible);
  const access: FieldAccess = Object.fromEntries(visible.map((field) => [field.key, field.access]));
  const typed = String(valueAt(draft, draftName("title")) ?? "").trim();
  const title = typed === currentTitle.trim() ? undefined : typed;

  const checked = checkValues({
    form: { fields },
    access,
    submitted: submittedValues(fields, current, draft),
    current,
    title,
    currentTitle,
    requireFields,
    today,
  });
  if (!checked.ok) return checked;
  const filledIn = new Set(fields.filter(isFilledIn).map(({ key }) => key));
  const values = Object.fromEntries(
    Object.entries(checked.values).filter(([key, value]) => filledIn.has(key) && !isSame(value, valueAt(current, key))),
  );
  return { ok: true, changes: checked.title === null ? { values } : { values, title: checked.title } };
}

export function fieldsOf(visible: readonly VisibleField[]): FormField[] {
  return visible.flatMap((field) => (field.kind === "field" ? [field.field] : []));
}

/** What the inputs hold other than the ticket, as it is handed in. */
export function submittedValues(
  fields: readonly FormField[],
  current: FieldValues,
  draft: Draft,
): Record<string, Json> {
  const submitted: Record<string, Json> = {};
  for (const field of fields.filter(isFilledIn)) {
    const now = valueAt(draft, draftName(field.key));
    if (!isSame(now, toDraft(field, valueAt(current, field.key)))) submitted[field.key] = asWritten(field, now);
  }
  return submitted;
}

function asWritten(field: FormField, value: Json): Json {
  if (field.type !== "table") return asWrittenCell(field.type, value);
  return rowsOf(value).map((row) => writtenRow(field.columns, row));
}

function writtenRow(columns: readonly TableColumn[], row: FieldValues): Record<string, Json> {
  return Object.fromEntries(columns.map(({ key, type }) => [key, asWrittenCell(type, valueAt(row, key))]));
}

/** Chinese input methods write full-width digits and signs. */
function asWrittenCell(type: FormField["type"], value: Json): Json {
  return type === "number" && typeof value === "string" ? value.normalize("NFKC").trim() : value;
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
