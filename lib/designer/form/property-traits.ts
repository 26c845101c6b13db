import { type FieldType, isLayout, type TableColumn } from "@/lib/forms/form-definition";

/** Properties that only some kinds of fields have. */
export type Trait =
  | "placeholder"
  | "defaultValue"
  | "length"
  | "pattern"
  | "range"
  | "days"
  | "unit"
  | "choices"
  | "words"
  | "template";

const TEXTS: readonly FieldType[] = ["text", "long-text"];
const CHOOSING: readonly FieldType[] = ["radio", "checkboxes", "select", "multi-select"];

const KINDS: Record<Trait, readonly FieldType[]> = {
  placeholder: [
    ...TEXTS,
    "rich-text",
    "link",
    "number",
    "select",
    "multi-select",
    "cascade",
    "person",
    "people",
    "external",
    "department",
  ],
  defaultValue: [
    ...TEXTS,
    "rich-text",
    "link",
    "number",
    "boolean",
    "date",
    "time",
    "date-time",
    ...CHOOSING,
    "cascade",
    "person",
    "people",
    "department",
    "table",
  ],
  length: [...TEXTS, "rich-text", "link"],
  pattern: TEXTS,
  range: ["number"],
  days: ["date", "date-time"],
  unit: ["number", "computed"],
  choices: CHOOSING,
  words: ["boolean"],
  template: ["long-text", "rich-text"],
};

export function hasTrait(type: FieldType, trait: Trait): boolean {
  return KINDS[trait].includes(type);
}

/** Kinds a field can become without losing what it holds or is asked for. */
const FAMILIES: readonly (readonly FieldType[])[] = [
  ["text", "long-text"],
  ["select", "radio"],
  ["multi-select", "checkboxes"],
];

/** The kinds a field can be turned into, itself among them. */
export function kinOf(type: FieldType): readonly FieldType[] {
  return FAMILIES.find((family) => family.includes(type)) ?? [type];
}

/** A column of a table under another kind; what the new kind has no use for goes. */
export function asColumnType(column: TableColumn, type: TableColumn["type"]): TableColumn {
  const keeps = (trait: Trait) => hasTrait(type, trait);
  return {
    ...column,
    type,
    defaultValue: null,
    hasTotal: type === "number" && column.hasTotal,
    choices: keeps("choices") ? column.choices : [],
    placeholder: keeps("placeholder") ? column.placeholder : "",
    minLength: keeps("length") ? column.minLength : null,
    maxLength: keeps("length") ? column.maxLength : null,
    pattern: keeps("pattern") ? column.pattern : "",
    patternMessage: keeps("pattern") ? column.patternMessage : "",
    min: keeps("range") ? column.min : null,
    max: keeps("range") ? column.max : null,
    isInteger: keeps("range") && column.isInteger,
    decimals: keeps("range") ? column.decimals : null,
    unit: keeps("unit") ? column.unit : "",
    earliest: keeps("days") ? column.earliest : "",
    latest: keeps("days") ? column.latest : "",
    trueLabel: keeps("words") ? column.trueLabel : "",
    falseLabel: keeps("words") ? column.falseLabel : "",
  };
}

/** Whether people are asked for a field with an input of its own. */
export const isAsked = (type: FieldType): boolean => !isLayout(type) && type !== "computed";
