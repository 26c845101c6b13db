import type { Json, ValueField } from "@/lib/forms/form-definition";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";
import { splitList } from "@/lib/forms/split-list";

export const parseChoice: ValueParser = (field, raw) => {
  const key = toKey(raw);
  return key !== null && isChoice(field, key) ? parsed(key) : notAChoice(key);
};

/** Several choices in the order of the form, each once. */
export const parseChoices: ValueParser = (field, raw) => {
  const isOneKey = typeof raw === "string" && isChoice(field, raw);
  const keys = (isOneKey ? [raw] : splitList(raw)).map(toKey);
  const stranger = keys.findIndex((key) => key === null || !isChoice(field, key));
  if (stranger >= 0) return notAChoice(keys[stranger] ?? null);
  return parsed(field.choices.map((choice) => choice.key).filter((key) => keys.includes(key)));
};

function toKey(raw: Json): string | null {
  if (typeof raw === "number") return String(raw);
  return typeof raw === "string" ? raw : null;
}

function isChoice(field: ValueField, key: string): boolean {
  return field.choices.some((choice) => choice.key === key);
}

function notAChoice(key: string | null) {
  return unreadable("not_a_choice", { choice: (key ?? "").slice(0, 100) });
}
