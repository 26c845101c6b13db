import { parseAttachment } from "@/lib/forms/attachment-value";
import { parseBoolean } from "@/lib/forms/boolean-value";
import { parseChoice, parseChoices } from "@/lib/forms/choice-value";
import type { FieldType, FormField, Json } from "@/lib/forms/form-definition";
import { parseNumber } from "@/lib/forms/number-value";
import { parsePeople, parsePerson } from "@/lib/forms/person-value";
import { parseText } from "@/lib/forms/text-value";
import { parseDate, parseInstant, parseTime } from "@/lib/forms/time-value";
import { type ParsedValue, type ParseOptions, parsed, type ValueParser } from "@/lib/forms/value-parser";

const PARSERS = {
  text: parseText,
  "long-text": parseText,
  "rich-text": parseText,
  number: parseNumber,
  boolean: parseBoolean,
  date: parseDate,
  time: parseTime,
  "date-time": parseInstant,
  radio: parseChoice,
  checkboxes: parseChoices,
  select: parseChoice,
  "multi-select": parseChoices,
  person: parsePerson,
  people: parsePeople,
  attachment: parseAttachment,
} satisfies Record<FieldType, ValueParser>;

/** A raw value in the one form it is stored in; null, an empty text and an empty list all mean "no value" and give null. */
export function parseValue(field: FormField, raw: Json, options: ParseOptions): ParsedValue {
  if (isNoValue(raw)) return parsed(null);
  const result = PARSERS[field.type](field, raw, options);
  return result.ok && isNoValue(result.value) ? parsed(null) : result;
}

function isNoValue(value: Json): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
