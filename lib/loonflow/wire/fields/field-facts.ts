import type { FormField } from "@/lib/forms/form-definition";
import type { WireValue } from "../protocol/wire-value";
import { type ValueContext, valueToWire } from "./value-to-wire";

/** What a field's definition tells callers, in the keys that every record of it has. */
export function fieldFacts(field: FormField, context: ValueContext) {
  return {
    default_value: textOf(valueToWire(field, field.defaultValue, context)),
    description: field.help,
    field_template: field.template,
    boolean_field_display: booleanDisplay(field),
    field_choice: new Map(field.choices.map(({ key, label }) => [key, label])),
    label: field.tag,
  } as const satisfies Record<string, WireValue>;
}

function booleanDisplay({ trueLabel, falseLabel }: FormField): Map<string, WireValue> {
  const display = new Map<string, WireValue>();
  if (trueLabel !== "") display.set("1", trueLabel);
  if (falseLabel !== "") display.set("0", falseLabel);
  return display;
}

function textOf(value: WireValue): string | null {
  if (value === null || typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
