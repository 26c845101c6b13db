import { z } from "zod";
import { DayBound } from "@/lib/forms/day-bound";

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

/** Elements of the page that hold no value. */
export const LAYOUT_TYPES = ["heading", "divider", "note"] as const;
export type LayoutType = (typeof LAYOUT_TYPES)[number];

/** What a column of a table may hold. */
export const COLUMN_TYPES = [
  "text",
  "long-text",
  "number",
  "boolean",
  "date",
  "time",
  "date-time",
  "select",
  "multi-select",
  "person",
  "department",
  "link",
] as const;

export const FIELD_TYPES = [
  ...COLUMN_TYPES,
  "rich-text",
  "radio",
  "checkboxes",
  "cascade",
  "people",
  "attachment",
  "table",
  "external",
  "computed",
  ...LAYOUT_TYPES,
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export function isLayout(type: FieldType): type is LayoutType {
  return (LAYOUT_TYPES as readonly string[]).includes(type);
}

export const FieldKey = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
  .max(50)
  .refine((key) => !isBuiltInKey(key) && key !== "__proto__", "reserved");

export const Choice = z.object({ key: z.string().min(1).max(100), label: z.string().max(200) });

/** A choice of a cascade with the choices below it. */
export type BranchChoice = { key: string; label: string; children: BranchChoice[] };

export const BranchChoice: z.ZodType<BranchChoice, { key: string; label: string; children?: unknown }> = z.lazy(() =>
  Choice.extend({ children: z.array(BranchChoice).max(1000).default([]) }),
);

/** Where the options of an external field come from; `{text}` in the address is what somebody searches for. */
export const OptionSource = z.object({
  url: z.string().min(1).max(2000),
  /** Where the answer keeps the list, then in each entry the key and the words: `result.items`, `id`, `name`. */
  listPath: z.string().max(200).default(""),
  keyPath: z.string().min(1).max(200).default("key"),
  labelPath: z.string().min(1).max(200).default("label"),
});

const Decimals = z.int().min(0).max(10).nullable().default(null);
const Rule = z.string().max(10_000).default("");

/** What a field and a column of a table have in common. */
const FieldBase = z.object({
  key: FieldKey,
  label: z.string().min(1).max(200),
  help: z.string().max(2000).default(""),
  placeholder: z.string().max(500).default(""),
  defaultValue: Json.default(null),
  choices: z.array(Choice).default([]),
  trueLabel: z.string().max(50).default(""),
  falseLabel: z.string().max(50).default(""),
  isInteger: z.boolean().default(false),
  /** At most so many digits after the point; a computed number is rounded to them. */
  decimals: Decimals,
  unit: z.string().max(20).default(""),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  minLength: z.int().positive().nullable().default(null),
  maxLength: z.int().positive().nullable().default(null),
  /** RE2; the whole text must match. */
  pattern: z.string().max(200).default(""),
  /** Said instead of the general sentence when the pattern does not match. */
  patternMessage: z.string().max(200).default(""),
  /** Days, for dates and points in time. */
  earliest: DayBound,
  latest: DayBound,
});

export const TableColumn = FieldBase.extend({
  type: z.enum(COLUMN_TYPES),
  isRequired: z.boolean().default(false),
  /** Whether the table shows the sum of a number column. */
  hasTotal: z.boolean().default(false),
});
export type TableColumn = z.output<typeof TableColumn>;

export const FormField = FieldBase.extend({
  type: z.enum(FIELD_TYPES),
  template: z.string().max(10_000).default(""),
  /** Position among all fields; equal numbers keep the order of the list. */
  order: z.int().default(0),
  /** Columns of the 12-column grid. */
  width: z.int().min(1).max(12).default(12),
  /** The choices of a cascade. */
  tree: z.array(BranchChoice).max(1000).default([]),
  /** Whether a cascade takes a choice that has others below it. */
  mayStopEarly: z.boolean().default(false),
  columns: z.array(TableColumn).max(30).default([]),
  minRows: z.int().min(0).max(500).default(0),
  maxRows: z.int().min(1).max(500).default(100),
  /** CEL over the other fields, of a computed field. */
  expression: Rule,
  result: z.enum(["number", "text", "boolean"]).default("number"),
  source: OptionSource.nullable().default(null),
  /** CEL over the other fields; empty is always. */
  visibleWhen: Rule,
  /** CEL over the other fields; empty leaves it to the node. */
  requiredWhen: Rule,
  /** Opaque to Skein, handed to callers as it is. */
  tag: z.record(z.string(), Json).default({}),
});
export type FormField = z.output<typeof FormField>;

export const FormDefinition = z.object({ fields: z.array(FormField).max(500).default([]) });
export type FormDefinition = z.output<typeof FormDefinition>;

/** What says which values are taken: a field, or a column of a table. */
export type ValueField = z.output<typeof FieldBase> & { type: FieldType };

export const FIELD_ACCESS = ["read", "edit", "required"] as const;
/** A key that is absent is hidden. */
export const FieldAccess = z.record(z.string(), z.enum(FIELD_ACCESS));
export type FieldAccess = z.output<typeof FieldAccess>;

export type FieldValues = Readonly<Record<string, Json>>;

/** A field may be called `constructor`: what an object inherits is no value. */
export function valueAt(values: FieldValues, key: string): Json {
  return (Object.hasOwn(values, key) ? values[key] : undefined) ?? null;
}
