import type { ConditionReach } from "@/lib/flows/conditions";
import { type FormDefinition, type FormField, isLayout } from "@/lib/forms/form-definition";
import { hasTotal } from "@/lib/forms/kinds/table-value";

/** What a row of a condition is about. `level` counts the levels of a cascade from 0. */
export type Subject =
  | { of: "field" | "count" | "rows"; key: string }
  | { of: "total"; key: string; column: string }
  | { of: "level"; key: string; level: number }
  | { of: "title" | "requester" | "roles" | "departments" };

/** What can be said of a subject follows from its kind. `key`: that of an option of another system. */
export type SubjectKind =
  | "text"
  | "key"
  | "number"
  | "integer"
  | "boolean"
  | "date"
  | "time"
  | "moment"
  | "choice"
  | "choices"
  | "cascade"
  | "person"
  | "people"
  | "department"
  | "roles"
  | "departments"
  | "files";

type Kinded = Exclude<FormField["type"], "table" | "heading" | "divider" | "note">;

const FIELD_KINDS = {
  text: "text",
  "long-text": "text",
  "rich-text": "text",
  link: "text",
  number: "number",
  boolean: "boolean",
  date: "date",
  time: "time",
  "date-time": "moment",
  radio: "choice",
  select: "choice",
  checkboxes: "choices",
  "multi-select": "choices",
  cascade: "cascade",
  person: "person",
  people: "people",
  department: "department",
  attachment: "files",
  external: "key",
  computed: ({ result }: FormField) => result,
} satisfies Record<Kinded, SubjectKind | ((field: FormField) => SubjectKind)>;

const COUNTED: readonly SubjectKind[] = ["choices", "people", "files"];

/** Deeper levels of a cascade are asked for by what they hold. */
const MOST_LEVELS = 5;

/** Everything a condition over a form can be about, field by field. */
export function subjectsOf(form: FormDefinition, reach: ConditionReach): Subject[] {
  const fields = form.fields.flatMap((field): Subject[] => {
    const { key, type } = field;
    if (isLayout(type)) return [];
    if (type === "table") {
      const totals = field.columns
        .filter(hasTotal)
        .map((column) => ({ of: "total", key, column: column.key }) as const);
      return [{ of: "rows", key }, ...totals];
    }
    if (type === "cascade") return [{ of: "field", key }, ...levelsOf(field)];
    const kind = fieldKind(field);
    return kind !== null && COUNTED.includes(kind)
      ? [
          { of: "field", key },
          { of: "count", key },
        ]
      : [{ of: "field", key }];
  });
  if (reach === "form") return fields;
  return [...fields, { of: "title" }, { of: "requester" }, { of: "roles" }, { of: "departments" }];
}

/** null when the form has no such thing. */
export function kindOf(form: FormDefinition, subject: Subject): SubjectKind | null {
  switch (subject.of) {
    case "title":
      return "text";
    case "requester":
      return "person";
    case "roles":
    case "departments":
      return subject.of;
  }
  const field = form.fields.find(({ key }) => key === subject.key);
  if (field === undefined || isLayout(field.type)) return null;
  switch (subject.of) {
    case "field":
      return fieldKind(field);
    case "count":
      return COUNTED.includes(fieldKind(field) ?? "text") ? "integer" : null;
    case "rows":
      return field.type === "table" ? "integer" : null;
    case "total":
      return field.columns.some((column) => column.key === subject.column && hasTotal(column)) ? "number" : null;
    case "level":
      return field.type === "cascade" ? "choice" : null;
  }
}

/** Names a subject, the same for the same one. */
export function subjectId(subject: Subject): string {
  if (!("key" in subject)) return subject.of;
  if (subject.of === "total") return `total ${subject.key} ${subject.column}`;
  return subject.of === "level" ? `level ${subject.key} ${subject.level}` : `${subject.of} ${subject.key}`;
}

function fieldKind(field: FormField): SubjectKind | null {
  if (field.type === "table" || isLayout(field.type)) return null;
  const kind: SubjectKind | ((field: FormField) => SubjectKind) = FIELD_KINDS[field.type];
  return typeof kind === "string" ? kind : kind(field);
}

function levelsOf({ key, tree }: FormField): Subject[] {
  const depth = Math.min(MOST_LEVELS, depthOf(tree));
  return Array.from({ length: depth }, (_, level) => ({ of: "level", key, level }));
}

function depthOf(tree: FormField["tree"]): number {
  return tree.reduce((deepest, { children }) => Math.max(deepest, 1 + depthOf(children)), 0);
}
