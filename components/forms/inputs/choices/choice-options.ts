import type { FormField, Json } from "@/lib/forms/form-definition";

export type ChoiceOption = { key: string; label: string; isGone: boolean };

/** The choices of a field, and after them stored ones the form no longer offers, so that nobody takes them for empty. */
export function choiceOptions(field: FormField, value: Json): ChoiceOption[] {
  const options = field.choices.map(({ key, label }) => ({ key, label: label || key, isGone: false }));
  const offered = new Set(options.map((option) => option.key));
  for (const key of [value].flat()) {
    if (typeof key === "string" && !offered.has(key)) options.push({ key, label: key, isGone: true });
  }
  return options;
}

/** Keys in the order the form lists them, which is how they are stored. */
export function inFormOrder(field: FormField, keys: readonly string[]): string[] {
  const rank = new Map(field.choices.map((choice, position) => [choice.key, position]));
  return [...keys].sort((a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size));
}
