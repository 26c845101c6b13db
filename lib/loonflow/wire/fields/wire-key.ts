import { type BuiltInKey, isBuiltInKey } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import { builtInFields } from "./built-in-fields";

/** Fields whose key could not be kept when their flow was imported → what callers still call them. */
export type FieldKeys = Readonly<Record<string, string>>;

/** A key of the form as callers write it. */
export function wireKeyOf(key: string, fieldKeys: FieldKeys): string {
  if (isBuiltInKey(key)) return builtInFields[key satisfies BuiltInKey].key;
  return (Object.hasOwn(fieldKeys, key) ? fieldKeys[key] : undefined) ?? key;
}

const ATTRIBUTES = { read: 1, required: 2, edit: 3 } as const satisfies Record<VisibleField["access"], number>;

export function attributeOf({ access }: VisibleField): number {
  return ATTRIBUTES[access];
}
