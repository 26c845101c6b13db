import { type BuiltInKey, isLayout } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import type { WireValue } from "../protocol/wire-value";
import { builtInFields } from "./built-in-fields";
import { fieldFacts } from "./field-facts";
import { fieldTypeId, TEXT_TYPE_ID } from "./field-types";
import type { ValueContext } from "./value-to-wire";
import { attributeOf, wireKeyOf } from "./wire-key";

/** The value of a field of the form, or of what every ticket shows; null where there is none. */
export type ShowValue = (field: VisibleField) => WireValue;

/** A form as callers draw it: one record per visible field, in order; elements of our page are nothing to them. */
export function formRecord(visible: readonly VisibleField[], show: ShowValue, context: ValueContext): WireValue {
  const fields = visible.filter((field) => field.kind === "built-in" || !isLayout(field.field.type));
  return fields.map((field) =>
    field.kind === "built-in"
      ? builtInRecord(field.key, field, show)
      : {
          field_key: wireKeyOf(field.key, context.fieldKeys),
          field_name: field.field.label,
          field_value: show(field),
          order_id: field.order,
          field_type_id: fieldTypeId(field.field),
          field_attribute: attributeOf(field),
          ...fieldFacts(field.field, context),
        },
  );
}

function builtInRecord(builtIn: BuiltInKey, field: VisibleField, show: ShowValue): WireValue {
  const { key, name, description } = builtInFields[builtIn];
  return {
    field_key: key,
    field_name: name,
    field_value: show(field),
    order_id: field.order,
    field_type_id: TEXT_TYPE_ID,
    field_attribute: attributeOf(field),
    description,
    field_choice: {},
    boolean_field_display: {},
    default_value: null,
    field_template: "",
    label: {},
  };
}
