import type { FieldType, FormField, Json, TableColumn } from "@/lib/forms/form-definition";
import { parseAttachment } from "@/lib/forms/kinds/attachment-value";
import { parseBoolean } from "@/lib/forms/kinds/boolean-value";
import { parseCascade } from "@/lib/forms/kinds/cascade-value";
import { parseChoice, parseChoices } from "@/lib/forms/kinds/choice-value";
import { parseDepartment } from "@/lib/forms/kinds/department-value";
import { parseExternal } from "@/lib/forms/kinds/external-value";
import { parseLink } from "@/lib/forms/kinds/link-value";
import { parseNumber } from "@/lib/forms/kinds/number-value";
import { parsePeople, parsePerson } from "@/lib/forms/kinds/person-value";
import { parseRichText } from "@/lib/forms/kinds/rich-text-value";
import { parseTable } from "@/lib/forms/kinds/table-value";
import { parseText } from "@/lib/forms/kinds/text-value";
import { parseDate, parseInstant, parseTime } from "@/lib/forms/kinds/time-value";
import {
  isNoValue,
  type ParsedValue,
  type ParseOptions,
  parsed,
  type ValueParser,
} from "@/lib/forms/kinds/value-parser";

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
