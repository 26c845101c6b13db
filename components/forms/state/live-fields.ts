import { type FieldValues, type FormDefinition, type Json, valueAt } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { formState } from "@/lib/forms/rules";
import type { VisibleField } from "@/lib/forms/visibility";
import { submittedValues } from "./changes";
import type { Draft } from "./draft";

export type LiveFields = {
  /** Those in sight as the inputs stand; what a rule requires is required. */
  fields: VisibleField[];
  /** What the ticket holds, with what is computed as the inputs stand. */
  values: FieldValues;
};

export function hasRules(form: FormDefinition): boolean {
  return form.fields.some((field) => field.visibleWhen !== "" || field.requiredWhen !== "" || field.expression !== "");
}

/** A form whose rules follow what somebody types. An input whose text cannot be read counts as not filled in. */
export function liveFields(
  form: FormDefinition,
  fields: readonly VisibleField[],
  { values, draft }: { values: FieldValues; draft: Draft },
): LiveFields {
  const typed: Record<string, Json> = {};
  const submitted = submittedValues(form.fields, values, draft);
  for (const field of form.fields) {
    if (!Object.hasOwn(submitted, field.key)) continue;
    const read = parseValue(field, valueAt(submitted, field.key), { mayBeIncomplete: true });
    typed[field.key] = read.ok ? read.value : null;
  }
  const state = formState(form, { ...values, ...typed });
  return {
    fields: fields
      .filter(({ key }) => state.isVisible(key))
      .map((field) =>
        field.access === "edit" && state.isRequired(field.key) ? { ...field, access: "required" } : field,
      ),
    values: { ...values, ...Object.fromEntries(state.computed) },
  };
}
