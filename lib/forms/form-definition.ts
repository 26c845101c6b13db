import { z } from "zod";

/** Any JSON value; field values, opaque tags and snapshots are made of it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(Json), z.record(z.string(), Json)]),
);

/** Keys of what every ticket shows besides its own fields; they are never editable except `title`. */
export const BUILT_IN_KEYS = [
  "serial",
  "title",
  "node_id",
  "node",
  "assignee_usernames",
  "assignees",
  "flow",
  "requester",
  "created_at",
  "updated_at",
] as const;
export type BuiltInKey = (typeof BUILT_IN_KEYS)[number];

export function isBuiltInKey(key: string): key is BuiltInKey {
  return (BUILT_IN_KEYS as readonly string[]).includes(key);
}

export const FIELD_TYPES = [
  "text",
  "long-text",
  "rich-text",
  "number",
  "boolean",
  "date",
  "time",
  "date-time",
  "radio",
  "checkboxes",
  "select",
  "multi-select",
  "person",
  "people",
  "attachment",
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const FieldKey = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
  .max(50)
  .refine((key) => !isBuiltInKey(key) && key !== "__proto__", "reserved");

export const Choice = z.object({ key: z.string().min(1).max(100), label: z.string().max(200) });

export const FormField = z.object({
  key: FieldKey,
  type: z.enum(FIELD_TYPES),
  label: z.string().min(1).max(200),
  help: z.string().max(2000).default(""),
  placeholder: z.string().max(500).default(""),
  template: z.string().max(10_000).default(""),
  defaultValue: Json.default(null),
  /** Position among all fields; equal numbers keep the order of the list. */
  order: z.int().default(0),
  /** Columns of the 12-column grid. */
  width: z.int().min(1).max(12).default(12),
  choices: z.array(Choice).default([]),
  trueLabel: z.string().max(50).default(""),
  falseLabel: z.string().max(50).default(""),
  isInteger: z.boolean().default(false),
  unit: z.string().max(20).default(""),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  maxLength: z.int().positive().nullable().default(null),
  /** Opaque to Skein, handed to callers as it is. */
  tag: z.record(z.string(), Json).default({}),
});
export type FormField = z.output<typeof FormField>;

export const FormDefinition = z.object({ fields: z.array(FormField).max(500).default([]) });
export type FormDefinition = z.output<typeof FormDefinition>;

export const FIELD_ACCESS = ["read", "edit", "required"] as const;
/** A key that is absent is hidden. */
export const FieldAccess = z.record(z.string(), z.enum(FIELD_ACCESS));
export type FieldAccess = z.output<typeof FieldAccess>;

export type FieldValues = Readonly<Record<string, Json>>;

/** A field may be called `constructor`: what an object inherits is no value. */
export function valueAt(values: FieldValues, key: string): Json {
  return (Object.hasOwn(values, key) ? values[key] : undefined) ?? null;
}
