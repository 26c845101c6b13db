import { type BuiltInKey, isBuiltInKey } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import { builtInFields } from "./built-in-fields";

/** A key of the form as callers write it; a flow's own keys are the same on both sides. */
export function wireKeyOf(key: string): string {
  return isBuiltInKey(key) ? builtInFields[key satisfies BuiltInKey].key : key;
}

const ATTRIBUTES = { read: 1, required: 2, edit: 3 } as const satisfies Record<VisibleField["access"], number>;

export function attributeOf({ access }: VisibleField): number {
  return ATTRIBUTES[access];
}
