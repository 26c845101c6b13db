import {
  type FieldType,
  type FormField,
  type Json,
  type TableColumn,
  type ValueField,
  valueAt,
} from "@/lib/forms/form-definition";
import { branchesAlong } from "@/lib/forms/kinds/cascade-value";
import { toOption } from "@/lib/forms/kinds/external-value";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { richTextToText } from "@/lib/forms/rich-text";

export type DisplayContext = {
  locale: string;
  /** IANA zone of the reader. */
  timeZone: string;
  /** Names by user id. */
  people: Readonly<Record<number, string>>;
  /** Names by department id. */
  departments?: Readonly<Record<number, string>>;
  /** Names by attachment id; what is absent is its own name. */
  files?: Readonly<Record<string, { name: string }>>;
  /** For booleans whose field names neither answer. */
  words: { yes: string; no: string };
};

type Display<Field extends ValueField = ValueField> = (field: Field, value: Json, context: DisplayContext) => string;

const CELL_DISPLAYS = {
  text: displayPlain,
  "long-text": displayPlain,
  number: displayNumber,
  boolean: displayBoolean,
  date: displayDate,
  time: displayPlain,
  "date-time": displayInstant,
  select: displayChoice,
  "multi-select": listOf(displayChoice),
  person: displayPerson,
  department: displayDepartment,
  link: displayPlain,
} satisfies Record<TableColumn["type"], Display>;

const displayNothing: Display = () => "";

const DISPLAYS = {
  ...CELL_DISPLAYS,
  "rich-text": (field, value) => (typeof value === "string" ? richTextToText(value) : displayPlain(field, value)),
  radio: displayChoice,
  checkboxes: listOf(displayChoice),
  cascade: displayCascade,
  people: listOf(displayPerson),
  attachment: listOf(displayFile),
  table: displayTable,
  external: displayOption,
  computed: displayComputed,
  heading: displayNothing,
  divider: displayNothing,
  note: displayNothing,
} satisfies Record<FieldType, Display<FormField>>;

/** A stored value as a reader sees it; empty where there is none. A value its field would not take is shown as it is. */
export function displayValue(field: FormField, value: Json, context: DisplayContext): string {
  return value === null ? "" : DISPLAYS[field.type](field, value, context);
}

/** The same for one cell of a table. */
export function displayCell(column: TableColumn, value: Json, context: DisplayContext): string {
  return value === null ? "" : CELL_DISPLAYS[column.type](column, value, context);
}

function displayPlain(_field: ValueField, value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function displayNumber(field: ValueField, value: Json, { locale }: DisplayContext): string {
  if (typeof value !== "number") return displayPlain(field, value);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
  return field.unit === "" ? number : `${number}\u00a0${field.unit}`;
}

function displayBoolean(field: ValueField, value: Json, { words }: DisplayContext): string {
  if (typeof value !== "boolean") return displayPlain(field, value);
  return value ? field.trueLabel || words.yes : field.falseLabel || words.no;
}

function displayDate(field: ValueField, value: Json, { locale }: DisplayContext): string {
  const date = toDate(value);
  if (date === null) return displayPlain(field, value);
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

function displayInstant(field: ValueField, value: Json, { locale, timeZone }: DisplayContext): string {
  const date = toDate(value);
  if (date === null) return displayPlain(field, value);
  const timeStyle = date.getUTCSeconds() === 0 ? "short" : "medium";
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle, hourCycle: "h23", timeZone }).format(date);
}

function toDate(value: Json): Date | null {
  const date = typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

function displayChoice(field: ValueField, value: Json): string {
  const choice = field.choices.find((candidate) => candidate.key === value);
  return choice === undefined ? displayPlain(field, value) : choice.label || choice.key;
}

function displayCascade(field: FormField, value: Json): string {
  const keys = [value].flat();
  const path = branchesAlong(field.tree, keys);
  const words = path.map((branch) => branch.label || branch.key);
  return [...words, ...keys.slice(path.length).map((key) => displayPlain(field, key))].join(" / ");
}

function displayPerson(field: ValueField, value: Json, { people }: DisplayContext): string {
  return typeof value === "number" ? (people[value] ?? `#${value}`) : displayPlain(field, value);
}

function displayDepartment(field: ValueField, value: Json, { departments }: DisplayContext): string {
  return typeof value === "number" ? (departments?.[value] ?? `#${value}`) : displayPlain(field, value);
}

function displayFile(field: ValueField, value: Json, { files = {} }: DisplayContext): string {
  const id = displayPlain(field, value);
  return (Object.hasOwn(files, id) ? files[id]?.name : undefined) ?? id;
}

function displayOption(field: ValueField, value: Json): string {
  return toOption(value)?.label ?? displayPlain(field, value);
}

function displayComputed(field: ValueField, value: Json, context: DisplayContext): string {
  return typeof value === "number" ? displayNumber(field, value, context) : displayBoolean(field, value, context);
}

/** One line per row, which names what is filled in. */
function displayTable(field: FormField, value: Json, context: DisplayContext): string {
  if (!Array.isArray(value)) return displayPlain(field, value);
  return rowsOf(value)
    .map((row) =>
      field.columns
        .map((column) => ({ column, text: displayCell(column, valueAt(row, column.key), context) }))
        .filter(({ text }) => text !== "")
        .map(({ column, text }) => `${column.label}: ${text}`)
        .join(" · "),
    )
    .join("\n");
}

function listOf(displayOne: Display): Display {
  return (field, value, context) => {
    const parts = [value].flat().map((one) => displayOne(field, one, context));
    return new Intl.ListFormat(context.locale, { type: "conjunction", style: "narrow" }).format(parts);
  };
}
