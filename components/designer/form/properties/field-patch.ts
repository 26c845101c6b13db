import type { FormField } from "@/lib/forms/form-definition";

export type FieldPatch = Partial<Omit<FormField, "key">>;
