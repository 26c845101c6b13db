import type { FormDefinition } from "@/lib/forms/form-definition";
import { isList, isOther, isRange } from "./complete-row";
import type { ConditionRow } from "./condition-tree";
import { literal, literalList } from "./literal";
import { CEL_WORDS } from "./operators";
import { kindOf, type Subject, type SubjectKind } from "./subject";

const SIGNS = {
  equal: "==",
  "not-equal": "!=",
  less: "<",
  "at-most": "<=",
  more: ">",
  "at-least": ">=",
  exactly: "==",
  "not-exactly": "!=",
} as const;

/** A complete row as CEL. */
export function rowToCel(form: FormDefinition, { subject, operator, value }: ConditionRow): string {
  const kind = kindOf(form, subject) ?? "text";
  const path = pathOf(subject);
  const one = () => (isOther(value) ? pathOf(value.subject) : literal(kind, value));
  const several = () => (isList(value) ? literalList(kind, value) : isOther(value) ? pathOf(value.subject) : "[]");
  switch (operator) {
    case "filled":
      return `has(${path})`;
    case "empty":
      return `!has(${path})`;
    case "contains":
      return `${path}.contains(${one()})`;
    case "contains-not":
      return `!${path}.contains(${one()})`;
    case "starts":
      return `${path}.startsWith(${one()})`;
    case "ends":
      return `${path}.endsWith(${one()})`;
    case "matches":
      return `${path}.matches(${one()})`;
    case "one-of":
      return `${path} in ${several()}`;
    case "none-of":
      return `!(${path} in ${several()})`;
    case "between":
      return isRange(value)
        ? `${path} >= ${literal(kind, value.from)} && ${path} <= ${literal(kind, value.to)}`
        : `${path} == ${one()}`;
    case "has-any":
    case "has-all":
    case "has-none":
      return membership(kind, path, operator, isList(value) ? value : []);
    case "exactly":
    case "not-exactly":
      return `${path} ${SIGNS[operator]} ${several()}`;
    default:
      if (kind === "boolean" && typeof value === "boolean") return value ? path : `!${path}`;
      return `${path} ${SIGNS[operator]} ${one()}`;
  }
}

type Membership = "has-any" | "has-all" | "has-none";

function membership(kind: SubjectKind, path: string, operator: Membership, values: readonly (string | number)[]) {
  const list = literalList(kind, values);
  if (operator === "has-all") return `${list}.all(one, one in ${path})`;
  const [first] = values;
  if (values.length === 1 && first !== undefined) {
    const single = `${literal(kind, first)} in ${path}`;
    return operator === "has-any" ? single : `!(${single})`;
  }
  return `${operator === "has-any" ? "" : "!"}${path}.exists(one, one in ${list})`;
}

function pathOf(subject: Subject): string {
  switch (subject.of) {
    case "title":
      return "ticket.title";
    case "requester":
      return "requester.id";
    case "roles":
    case "departments":
      return `requester.${subject.of}`;
    case "field":
      return fieldPath(subject.key);
    case "count":
      return `size(${fieldPath(subject.key)})`;
    case "rows":
      return `${fieldPath(subject.key)}.rows`;
    case "total":
      return `${fieldPath(subject.key)}.total${member(subject.column)}`;
    case "level":
      return `${fieldPath(subject.key)}[${subject.level}]`;
  }
}

const fieldPath = (key: string) => `form${member(key)}`;

const member = (key: string) => (CEL_WORDS.includes(key) ? `["${key}"]` : `.${key}`);
