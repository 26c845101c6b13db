import { type FieldValues, type FormDefinition, valueAt } from "@/lib/forms/form-definition";
import { printedValue } from "./printed-value";
import { parseTemplate, renderTemplate } from "./template";

const MAX_LENGTH = 500;
const WORDS = { yes: "✓", no: "✗" };

/** What a template may ask besides the form. */
const NAMES: Record<string, string> = { requester: "name", flow: "name" };

export type TitleScope = {
  values: FieldValues;
  form: FormDefinition;
  requesterName: string;
  flowName: string;
  /** Names of the people the form holds, by user id; who is not named prints as `#id`. */
  people?: Readonly<Record<number, string>>;
  /** IANA zone that points in time are written in. */
  timeZone?: string;
};

/**
 * The title a flow's template makes of a submitted form: Liquid over `form.<key>`, `requester.name` and `flow.name`.
 * Choices print their labels, empty values nothing. One line of at most 500 characters; empty when the template
 * cannot be rendered.
 */
export function renderTitle(template: string, scope: TitleScope): string {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return "";
  const { form, values, people = {}, timeZone = "UTC" } = scope;
  const context = { locale: "en", timeZone, people, words: WORDS };
  const fields = form.fields.map((field) => [field.key, printedValue(field, valueAt(values, field.key), context)]);
  const names = { requester: { name: scope.requesterName }, flow: { name: scope.flowName } };
  try {
    return oneLine(renderTemplate(parsed.template, { form: Object.fromEntries(fields), ...names }));
  } catch {
    return "";
  }
}

/** What is wrong with a template: it cannot be read, or asks for what there is not. */
export function checkTitle(template: string, form: FormDefinition): { message: string } | { unknown: string[] } {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return { message: parsed.message };
  const keys = new Set(form.fields.map((field) => field.key));
  const isKnown = ([root = "", key = ""]: readonly string[]) =>
    root === "form" ? keys.has(key) : Object.hasOwn(NAMES, root) && NAMES[root] === key;
  const unknown = parsed.variables.filter((path) => !isKnown(path)).map((path) => path.join("."));
  return { unknown: [...new Set(unknown)] };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].slice(0, MAX_LENGTH).join("").trimEnd();
}
