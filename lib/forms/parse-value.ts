import { parseAttachment } from "@/lib/forms/attachment-value";
import { parseBoolean } from "@/lib/forms/boolean-value";
import { parseCascade } from "@/lib/forms/cascade-value";
import { parseChoice, parseChoices } from "@/lib/forms/choice-value";
import { parseDepartment } from "@/lib/forms/department-value";
import { parseExternal } from "@/lib/forms/external-value";
import type { FieldType, FormField, Json, TableColumn } from "@/lib/forms/form-definition";
import { parseLink } from "@/lib/forms/link-value";
import { parseNumber } from "@/lib/forms/number-value";
import { parsePeople, parsePerson } from "@/lib/forms/person-value";
import { parseRichText } from "@/lib/forms/rich-text-value";
import { parseTable } from "@/lib/forms/table-value";
import { parseText } from "@/lib/forms/text-value";
import { parseDate, parseInstant, parseTime } from "@/lib/forms/time-value";
import { isNoValue, type ParsedValue, type ParseOptions, parsed, type ValueParser } from "@/lib/forms/value-parser";

const CELL_PARSERS = {
  text: parseText,
  "long-text": parseText,
  number: parseNumber,
  boolean: parseBoolean,
  date: parseDate,
  time: parseTime,
  "date-time": parseInstant,
  select: parseChoice,
  "multi-select": parseChoices,
  person: parsePerson,
  department: parseDepartment,
  link: parseLink,
} satisfies Record<TableColumn["type"], ValueParser>;

/** Nobody fills in what is computed, nor an element of the page. */
const takeNothing: ValueParser = () => parsed(null);

const PARSERS = {
  ...CELL_PARSERS,
  "rich-text": parseRichText,
  radio: parseChoice,
  checkboxes: parseChoices,
  cascade: parseCascade,
  people: parsePeople,
  attachment: parseAttachment,
  table: (field, raw, options) => parseTable(field, raw, options, parseCell),
  external: parseExternal,
  computed: takeNothing,
  heading: takeNothing,
  divider: takeNothing,
  note: takeNothing,
} satisfies Record<FieldType, ValueParser<FormField>>;

/** A raw value in the one form it is stored in; null, an empty text and an empty list all mean "no value" and give null. */
export function parseValue(field: FormField, raw: Json, options: ParseOptions): ParsedValue {
  return withoutEmpty(raw, () => PARSERS[field.type](field, raw, options));
}

/** The same for one cell of a table. */
export function parseCell(column: TableColumn, raw: Json, options: ParseOptions): ParsedValue {
  return withoutEmpty(raw, () => CELL_PARSERS[column.type](column, raw, options));
}

function withoutEmpty(raw: Json, parse: () => ParsedValue): ParsedValue {
  if (isNoValue(raw)) return parsed(null);
  const result = parse();
  return result.ok && isNoValue(result.value) ? parsed(null) : result;
}
