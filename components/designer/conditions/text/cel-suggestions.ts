import type { ConditionReach } from "@/lib/flows/conditions";
import { celTypesOf } from "@/lib/flows/conditions/field-types";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { optionsOf } from "../values/value-field";

/** `name` is what people read, `insert` what is written. */
export type Suggestion = { name: string; insert: string; detail: string };

export type CelSuggestions = {
  /** What stands before the place already. */
  typed: string;
  /** After a dot or a quotation mark nobody needs to ask. */
  isAfterMark: boolean;
  options: readonly Suggestion[];
};

export const FUNCTION_NAMES = [
  "has",
  "size",
  "daysBetween",
  "abs",
  "int",
  "double",
  "string",
  "timestamp",
  "duration",
] as const;
export const METHOD_NAMES = [
  "contains",
  "startsWith",
  "endsWith",
  "matches",
  "lowerAscii",
  "trim",
  "exists",
  "all",
] as const;

export type CelWords = Record<
  "form" | "ticket" | "requester" | "title" | "id" | "roles" | "departments" | "rows" | "total",
  string
> & { typeOf: (celType: string) => string; functions: Readonly<Record<string, string>> };

const OPEN_TEXT = /form\.(\w+)(?:\[\d+\])?\s*(?:[=!]=|in\s*\[[^\]]*)\s*"([^"\\]*)$/;
const MEMBER = /([A-Za-z_]\w*(?:\.\w+)*)\.([\p{L}\p{N}_]*)$/u;
const CALLED = /[)\]"]\.([A-Za-z_]*)$/;
const WORD = /(?:^|[^\p{L}\p{N}_."])([\p{L}\p{N}_]*)$/u;

/** What can be written after a text; null where nothing is known of it. */
export function suggestions(
  form: FormDefinition,
  reach: ConditionReach,
  roles: readonly { id: number; name: string }[],
  before: string,
  words: CelWords,
): CelSuggestions | null {
  const text = OPEN_TEXT.exec(before);
  if (text !== null) return optionKeys(form, text[1] ?? "", text[2] ?? "");
  if (isInsideText(before)) return null;
  const member = MEMBER.exec(before);
  if (member !== null)
    return { typed: member[2] ?? "", isAfterMark: true, options: membersOf(form, reach, member[1] ?? "", words) };
  const called = CALLED.exec(before);
  if (called !== null) return { typed: called[1] ?? "", isAfterMark: true, options: methods(words) };
  const word = WORD.exec(before);
  if (word === null) return null;
  const typed = word[1] ?? "";
  if (/^\d/.test(typed)) return null;
  return { typed, isAfterMark: false, options: [...topLevel(form, reach, words), ...roleNumbers(reach, roles)] };
}

/** The CEL type of a field; null for one that holds nothing. */
export function typeOfField(form: FormDefinition, key: string): string | null {
  const types = celTypesOf(form);
  const type = Object.hasOwn(types, key) ? types[key] : undefined;
  return type === undefined ? null : typeof type === "string" ? type : "map";
}

function optionKeys(form: FormDefinition, key: string, typed: string): CelSuggestions | null {
  const options = optionsOf(form, { of: "field", key });
  if (options.length === 0) return null;
  return {
    typed,
    isAfterMark: true,
    options: options.map(({ key: insert, label }) => ({ name: label, insert, detail: label === insert ? "" : insert })),
  };
}

function isInsideText(before: string): boolean {
  return (before.replace(/\\./g, "").match(/"/g)?.length ?? 0) % 2 === 1;
}

function membersOf(form: FormDefinition, reach: ConditionReach, path: string, words: CelWords): Suggestion[] {
  const [root = "", key = "", member = ""] = path.split(".");
  const plain = (name: "title" | "id" | "roles" | "departments" | "rows" | "total") => {
    return { name, insert: name, detail: words[name] };
  };
  if (root === "ticket" && reach === "ticket") return key === "" ? [plain("title")] : methods(words);
  if (root === "requester" && reach === "ticket") {
    return key === "" ? [plain("id"), plain("roles"), plain("departments")] : methods(words);
  }
  if (root !== "form") return [];
  if (key === "") return fieldsOf(form, words, "");
  const type = celTypesOf(form)[key];
  if (type === undefined) return [];
  if (typeof type === "string") return methods(words);
  const columns = form.fields.find((field) => field.key === key)?.columns ?? [];
  if (member === "") return [plain("rows"), ...(Object.hasOwn(type, "total") ? [plain("total")] : [])];
  return columns
    .filter(({ type: columnType, hasTotal }) => columnType === "number" && hasTotal)
    .map((column) => ({ name: column.label, insert: column.key, detail: column.key }));
}

function fieldsOf(form: FormDefinition, words: CelWords, prefix: string): Suggestion[] {
  return Object.keys(celTypesOf(form)).map((key) => {
    const label = form.fields.find((field) => field.key === key)?.label ?? key;
    return { name: label, insert: `${prefix}${key}`, detail: `${key} · ${words.typeOf(typeOfField(form, key) ?? "")}` };
  });
}

function topLevel(form: FormDefinition, reach: ConditionReach, words: CelWords): Suggestion[] {
  const roots = reach === "ticket" ? (["form", "ticket", "requester"] as const) : (["form"] as const);
  return [
    ...fieldsOf(form, words, "form."),
    ...roots.map((name) => ({ name, insert: name, detail: words[name] })),
    ...FUNCTION_NAMES.map((name) => ({ name: `${name}()`, insert: name, detail: words.functions[name] ?? "" })),
  ];
}

function methods(words: CelWords): Suggestion[] {
  return METHOD_NAMES.map((name) => ({ name: `${name}()`, insert: name, detail: words.functions[name] ?? "" }));
}

/** `3 in requester.roles` takes the number of a role, which nobody knows by heart. */
function roleNumbers(reach: ConditionReach, roles: readonly { id: number; name: string }[]): Suggestion[] {
  if (reach === "form") return [];
  return roles.map(({ id, name }) => ({
    name,
    insert: `${id} in requester.roles`,
    detail: `${id} in requester.roles`,
  }));
}
