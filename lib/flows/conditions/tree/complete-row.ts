import type { BranchChoice, FormDefinition, FormField } from "@/lib/forms/form-definition";
import { linearPattern } from "@/lib/forms/linear-pattern";
import { MAX_PATTERN_LENGTH } from "../pattern-length";
import type { ConditionRow, RowValue } from "./condition-tree";
import { arityOf, comparableKinds, operatorsOf } from "./operators";
import { kindOf, type SubjectKind, subjectId } from "./subject";

const MOST_VALUES = 200;
const DAY = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

const IDS: readonly SubjectKind[] = ["person", "people", "department", "roles", "departments"];

/** Whether a row says something: one that lacks its value is not yet part of the condition. */
export function isComplete(form: FormDefinition, { subject, operator, value }: ConditionRow): boolean {
  const kind = kindOf(form, subject);
  if (kind === null || !operatorsOf(form, subject).includes(operator)) return false;
  if (isOther(value)) {
    const other = kindOf(form, value.subject);
    if (subjectId(value.subject) === subjectId(subject)) return false;
    return other !== null && comparableKinds(kind, operator).includes(other);
  }
  switch (arityOf(operator)) {
    case "none":
      return value === null;
    case "range":
      return isRange(value) && isValue(kind, value.from) && isValue(kind, value.to);
    case "list":
      return isList(value) && isListOf(form, { subject, operator, value }, kind);
    case "one":
      return operator === "matches" ? isPattern(value) : isValue(kind, value);
  }
}

export function isOther(value: RowValue): value is Extract<RowValue, { subject: unknown }> {
  return isObject(value) && "subject" in value;
}

export function isRange(value: RowValue): value is Extract<RowValue, { from: unknown }> {
  return isObject(value) && "from" in value;
}

export function isList(value: RowValue): value is readonly (string | number)[] {
  return Array.isArray(value);
}

function isObject(value: RowValue): value is Extract<RowValue, { subject: unknown } | { from: unknown }> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type ListRow = Pick<ConditionRow, "subject" | "operator"> & { value: readonly (string | number)[] };

function isListOf(form: FormDefinition, { subject, operator, value }: ListRow, kind: SubjectKind): boolean {
  if (value.length === 0 || value.length > MOST_VALUES || !value.every((entry) => isValue(kind, entry))) return false;
  if (operator !== "exactly" && operator !== "not-exactly") return true;
  const field = form.fields.find(({ key }) => "key" in subject && key === subject.key);
  return field !== undefined && isStoredSo(field, value);
}

/** What was chosen is stored in the order of the form: no other order is ever met. */
function isStoredSo(field: FormField, value: readonly (string | number)[]): boolean {
  if (field.type === "cascade") return isPath(field.tree, value);
  const keys = field.choices.map(({ key }) => key).filter((key) => value.includes(key));
  return keys.length === value.length && keys.every((key, place) => key === value[place]);
}

function isPath(tree: readonly BranchChoice[], path: readonly (string | number)[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  const branch = tree.find(({ key }) => key === first);
  return branch !== undefined && isPath(branch.children, rest);
}

function isValue(kind: SubjectKind, value: RowValue): boolean {
  if (IDS.includes(kind)) return Number.isSafeInteger(value) && Number(value) > 0;
  switch (kind) {
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && DAY.test(value);
    case "time":
      return typeof value === "string" && CLOCK.test(value);
    case "moment":
      return typeof value === "string" && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
    default:
      return typeof value === "string" && value !== "" && value.isWellFormed();
  }
}

function isPattern(value: RowValue): boolean {
  if (typeof value !== "string" || value === "" || value.length > MAX_PATTERN_LENGTH) return false;
  try {
    linearPattern(value);
    return true;
  } catch {
    return false;
  }
}
