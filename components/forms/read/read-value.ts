import type { ReactNode } from "react";
import type { FormField, Json } from "@/lib/forms/form-definition";

/** Shows a stored value of a field. */
export type ReadValue = (field: FormField, value: Json) => ReactNode;
