import { type Draft, draftName, toDraft } from "@/components/forms/draft";
import { type FieldAccess, type FieldValues, type FormField, type Json, valueAt } from "@/lib/forms/form-definition";
import { type CheckedValues, checkValues } from "@/lib/forms/values";
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
};

/** The difference between the inputs and the ticket, checked as the command will check it. */
export function findChanges(question: Question): { ok: true; changes: Changes } | { ok: false; problems: Problems } {
  const { fields, values: current, title: currentTitle, draft, requireFields } = question;
  const form: FormField[] = fields.flatMap((visible) => (visible.kind === "field" ? [visible.field] : []));
  const access: FieldAccess = Object.fromEntries(fields.map((visible) => [visible.key, visible.access]));
  const submitted: Record<string, Json> = {};
  for (const field of form) {
    const now = valueAt(draft, draftName(field.key));
    if (!isSame(now, toDraft(field, valueAt(current, field.key)))) submitted[field.key] = asWritten(field, now);
  }
  const typed = String(valueAt(draft, draftName("title")) ?? "").trim();
  const title = typed === currentTitle.trim() ? undefined : typed;

  const checked = checkValues({
    form: { fields: form },
    access,
    submitted,
    current,
    title,
    currentTitle,
    requireFields,
  });
  if (!checked.ok) return checked;
  const values = Object.fromEntries(
    Object.entries(checked.values).filter(([key, value]) => !isSame(value, valueAt(current, key))),
  );
  return { ok: true, changes: checked.title === null ? { values } : { values, title: checked.title } };
}

/** Chinese input methods write full-width digits and signs. */
function asWritten(field: FormField, value: Json): Json {
  return field.type === "number" && typeof value === "string" ? value.normalize("NFKC").trim() : value;
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
