import type { FieldAccess, FormDefinition } from "@/lib/forms/form-definition";
import { visibleFields } from "@/lib/forms/visibility";
import { AppError } from "@/lib/platform/errors";
import { wireKeyOf } from "../fields/wire-key";
import { WireRefusal } from "../protocol/refusal";

type Form = { form: FormDefinition; access: FieldAccess };

/** Keys the form demands, in its order. */
export function requiredKeys({ form, access }: Form): string[] {
  return visibleFields({ form, access })
    .filter((field) => field.access === "required")
    .map(({ key }) => wireKeyOf(key));
}

/** Callers are told everything the form demands, not only what is missing. */
export function fieldsRequired(form: Form): WireRefusal {
  return new WireRefusal("fields_required", { keys: requiredKeys(form).join(",") });
}

/** Runs a command that takes a form; its complaints about missing fields become the refusal callers know. */
export async function withForm<T>(form: Form, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== "invalid_fields") throw error;
    if (error.problems.some(({ code }) => code === "required")) throw fieldsRequired(form);
    throw error;
  }
}
