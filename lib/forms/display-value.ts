import type { FieldType, FormField, Json } from "@/lib/forms/form-definition";

export type DisplayContext = {
  locale: string;
  /** IANA zone of the reader. */
  timeZone: string;
  /** Names by user id. */
  people: Readonly<Record<number, string>>;
  /** For booleans whose field names neither answer. */
  words: { yes: string; no: string };
};

type Display = (field: FormField, value: Json, context: DisplayContext) => string;

const DISPLAYS = {
  text: displayPlain,
  "long-text": displayPlain,
  "rich-text": displayPlain,
  number: displayNumber,
  boolean: displayBoolean,
  date: displayDate,
  time: displayPlain,
  "date-time": displayInstant,
  radio: displayChoice,
  checkboxes: listOf(displayChoice),
  select: displayChoice,
  "multi-select": listOf(displayChoice),
  person: displayPerson,
  people: listOf(displayPerson),
  attachment: listOf(displayPlain),
} satisfies Record<FieldType, Display>;

/** A stored value as a reader sees it; empty where there is none. A value its field would not take is shown as it is. */
export function displayValue(field: FormField, value: Json, context: DisplayContext): string {
  return value === null ? "" : DISPLAYS[field.type](field, value, context);
}

function displayPlain(_field: FormField, value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function displayNumber(field: FormField, value: Json, { locale }: DisplayContext): string {
  if (typeof value !== "number") return displayPlain(field, value);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
  return field.unit === "" ? number : `${number}\u00a0${field.unit}`;
}

function displayBoolean(field: FormField, value: Json, { words }: DisplayContext): string {
  if (typeof value !== "boolean") return displayPlain(field, value);
  return value ? field.trueLabel || words.yes : field.falseLabel || words.no;
}

function displayDate(field: FormField, value: Json, { locale }: DisplayContext): string {
  const date = toDate(value);
  if (date === null) return displayPlain(field, value);
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

function displayInstant(field: FormField, value: Json, { locale, timeZone }: DisplayContext): string {
  const date = toDate(value);
  if (date === null) return displayPlain(field, value);
  const timeStyle = date.getUTCSeconds() === 0 ? "short" : "medium";
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle, hourCycle: "h23", timeZone }).format(date);
}

function toDate(value: Json): Date | null {
  const date = typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

function displayChoice(field: FormField, value: Json): string {
  const choice = field.choices.find((candidate) => candidate.key === value);
  return choice === undefined ? displayPlain(field, value) : choice.label || choice.key;
}

function displayPerson(field: FormField, value: Json, { people }: DisplayContext): string {
  if (typeof value !== "number") return displayPlain(field, value);
  return people[value] ?? `#${value}`;
}

function listOf(displayOne: Display): Display {
  return (field, value, context) => {
    const parts = [value].flat().map((one) => displayOne(field, one, context));
    return new Intl.ListFormat(context.locale, { type: "conjunction", style: "narrow" }).format(parts);
  };
}
