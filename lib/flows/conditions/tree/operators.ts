import type { FormDefinition } from "@/lib/forms/form-definition";
import { kindOf, type Subject, type SubjectKind } from "./subject";

export const OPERATORS = [
  "equal",
  "not-equal",
  "less",
  "at-most",
  "more",
  "at-least",
  "between",
  "contains",
  "contains-not",
  "starts",
  "ends",
  "matches",
  "one-of",
  "none-of",
  "has-any",
  "has-all",
  "has-none",
  "exactly",
  "not-exactly",
  "filled",
  "empty",
] as const;
export type Operator = (typeof OPERATORS)[number];

const ORDER = ["equal", "not-equal", "less", "at-most", "more", "at-least", "between"] as const;
const CHOICE = ["equal", "not-equal", "one-of", "none-of"] as const;
const LIST = ["has-any", "has-all", "has-none"] as const;

const BY_KIND: Record<SubjectKind, readonly Operator[]> = {
  text: ["equal", "not-equal", "contains", "contains-not", "starts", "ends", "matches", "one-of", "none-of"],
  key: CHOICE,
  number: [...ORDER, "one-of", "none-of"],
  integer: [...ORDER, "one-of", "none-of"],
  boolean: ["equal"],
  date: ORDER,
  time: ORDER,
  moment: ORDER,
  choice: CHOICE,
  choices: [...LIST, "exactly", "not-exactly"],
  cascade: ["has-any", "has-none", "exactly", "not-exactly"],
  person: CHOICE,
  people: LIST,
  department: CHOICE,
  roles: LIST,
  departments: LIST,
  files: [],
};

/** Words of CEL: a field of such a name cannot be asked for being filled in. */
export const CEL_WORDS: readonly string[] = ["in", "true", "false", "null"];

/** What can be said of a subject; nothing of one that the form does not have. */
export function operatorsOf(form: FormDefinition, subject: Subject): readonly Operator[] {
  const kind = kindOf(form, subject);
  if (kind === null) return [];
  const mayBeEmpty = subject.of === "field" && !CEL_WORDS.includes(subject.key);
  return mayBeEmpty ? [...BY_KIND[kind], "filled", "empty"] : BY_KIND[kind];
}

/** How many values an operator takes. */
export type Arity = "none" | "one" | "range" | "list";

export function arityOf(operator: Operator): Arity {
  switch (operator) {
    case "filled":
    case "empty":
      return "none";
    case "between":
      return "range";
    case "one-of":
    case "none-of":
    case "has-any":
    case "has-all":
    case "has-none":
    case "exactly":
    case "not-exactly":
      return "list";
    default:
      return "one";
  }
}

const COMPARED: readonly Operator[] = ["equal", "not-equal", "less", "at-most", "more", "at-least"];
const COMPARABLE: Partial<Record<SubjectKind, readonly SubjectKind[]>> = {
  text: ["text"],
  number: ["number", "integer"],
  integer: ["number", "integer"],
  date: ["date"],
  time: ["time"],
  moment: ["moment"],
  choice: ["choice"],
  person: ["person"],
  department: ["department"],
};
const LISTS_OF: Partial<Record<SubjectKind, SubjectKind>> = { person: "people", department: "departments" };

/** The kinds of another subject that one of this kind can be compared with. */
export function comparableKinds(kind: SubjectKind, operator: Operator): readonly SubjectKind[] {
  if (COMPARED.includes(operator)) return COMPARABLE[kind] ?? [];
  const list = LISTS_OF[kind];
  return list !== undefined && (operator === "one-of" || operator === "none-of") ? [list] : [];
}
