import { visibleFields } from "@/lib/forms/visibility";
import { AppError } from "@/lib/platform/errors";
import type { WireForm } from "../fields/values-from-wire";
import { wireKeyOf } from "../fields/wire-key";
import { WireRefusal } from "../protocol/refusal";

/** Keys the form demands, in its order. */
export function requiredKeys({ form, access, fieldKeys }: WireForm): string[] {
  return visibleFields({ form, access })
    .filter((field) => field.access === "required")
    .map(({ key }) => wireKeyOf(key, fieldKeys));
}

/** Callers are told everything the form demands, not only what is missing. */
export function fieldsRequired(form: WireForm): WireRefusal {
  return new WireRefusal("fields_required", { keys: requiredKeys(form).join(",") });
}

/** Runs a command that takes a form; its complaints about fields become the refusals callers know. */
export async function withForm<T>(form: WireForm, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== "invalid_fields") throw error;
    if (error.problems.some(({ code }) => code === "required")) throw fieldsRequired(form);
    const keys = error.problems.map(({ path }) => wireKeyOf(path, form.fieldKeys));
    throw new WireRefusal("fields_invalid", { keys: keys.join(",") });
  }
}
