import { displayValue } from "@/lib/forms/display-value";
import { type FieldValues, type FormDefinition, type FormField, type Json, valueAt } from "@/lib/forms/form-definition";
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
  const { form, values } = scope;
  const fields = form.fields.map((field) => [field.key, printed(field, valueAt(values, field.key), scope)]);
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

/** Numbers and plain answers stay what they are, so that a template can compare and compute. */
function printed(
  field: FormField,
  value: Json,
  { people = {}, timeZone = "UTC" }: TitleScope,
): string | number | boolean {
  if (value === null) return "";
  const hasNoLabels = field.trueLabel === "" && field.falseLabel === "";
  if (typeof value === "number" && field.type === "number") return value;
  if (typeof value === "boolean" && hasNoLabels) return value;
  if (typeof value === "string" && field.type === "date") return value;
  if (typeof value === "string" && field.type === "date-time") return wallClock(value, timeZone);
  return displayValue(field, value, { locale: "en", timeZone, people, words: WORDS });
}

/** `2026-01-05 09:00`, which the `date` filter reads as it is. */
function wallClock(instant: string, timeZone: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const style = { dateStyle: "short", timeStyle: "short", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat("sv-SE", style).format(date);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].slice(0, MAX_LENGTH).join("").trimEnd();
}
