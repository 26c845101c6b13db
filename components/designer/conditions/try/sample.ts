import type { Draft, DraftValue } from "@/components/forms/state/draft";
import type { ConditionScope } from "@/lib/engine/flow/compile";
import type { FormDefinition, FormField, Json } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { formState } from "@/lib/forms/rules";

/** What somebody gives to try a condition with; fields as their inputs hold them, by key. */
export type Sample = {
  fields: Draft;
  title: string;
  requester: number | null;
  roles: readonly number[];
  departments: readonly number[];
};

export const NO_SAMPLE: Sample = { fields: {}, title: "", requester: null, roles: [], departments: [] };

/** A field as it is filled in for a trial: whatever fits its type will do. */
export function sampleField(field: FormField, label: (field: FormField) => string): FormField {
  const free = { help: "", min: null, max: null, minLength: null, maxLength: null, pattern: "", minRows: 0 };
  const open = { ...field, ...free, earliest: "", latest: "", mayStopEarly: true, label: label(field) };
  if (field.type === "attachment") return { ...open, type: "number", isInteger: true };
  return field.type === "external" || field.type === "rich-text" ? { ...open, type: "text" } : open;
}

/** The values of a trial as a ticket would hold them, with what is computed from them. */
export function sampleValues(form: FormDefinition, fields: Draft): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const field of form.fields) {
    const draft = Object.hasOwn(fields, field.key) ? fields[field.key] : undefined;
    if (draft !== undefined) values[field.key] = storedOf(field, draft);
  }
  return { ...values, ...Object.fromEntries(formState(form, values).computed) };
}

/** What a condition would look at. */
export function sampleScope(
  form: FormDefinition,
  { fields, title, requester, roles, departments }: Sample,
): ConditionScope {
  return {
    values: sampleValues(form, fields),
    title,
    requester: requester ?? 0,
    requesterGroups: [
      ...roles.map((id) => ({ type: "role" as const, id })),
      ...departments.map((id) => ({ type: "department" as const, id })),
    ],
  };
}

function storedOf(field: FormField, draft: DraftValue): Json {
  const raw = typeof draft === "string" && field.type === "number" ? draft.normalize("NFKC").trim() : draft;
  switch (field.type) {
    case "attachment": {
      const count = Math.min(100, Math.trunc(Number(raw)) || 0);
      return count < 1 ? null : Array.from({ length: count }, (_, index) => `sample-${index + 1}`);
    }
    case "external":
      return raw === "" || raw === null ? null : { key: String(raw), label: String(raw) };
    case "rich-text":
      return raw === "" || raw === null ? null : String(raw);
    default: {
      const read = parseValue(
        sampleField(field, ({ label }) => label),
        raw as Json,
        { mayBeIncomplete: true, timeZone: "UTC" },
      );
      return read.ok ? read.value : null;
    }
  }
}
