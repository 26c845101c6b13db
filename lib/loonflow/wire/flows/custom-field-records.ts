import { fieldFacts } from "../fields/field-facts";
import { fieldTypeId } from "../fields/field-types";
import { wireKeyOf } from "../fields/wire-key";
import { toWireTime } from "../fields/wire-time";
import type { WireValue } from "../protocol/wire-value";
import { usernamesOf } from "./name-index";
import type { StateContext } from "./state-record";

/** The flow's own fields whose name or key holds the text, by id. */
export function customFieldRecords({ definition, flow, names, timeZone }: StateContext, text: string): WireValue[] {
  const context = { timeZone, usernames: usernamesOf(names), fieldKeys: names.fieldKeys };
  return definition.form.fields
    .filter(({ key, label }) => wireKeyOf(key, names.fieldKeys).includes(text) || label.includes(text))
    .map((field) => ({ field, id: flow.fieldIds[field.key] ?? 0 }))
    .sort((a, b) => a.id - b.id)
    .map(({ field, id }) => ({
      id,
      field_type_id: fieldTypeId(field),
      field_key: wireKeyOf(field.key, names.fieldKeys),
      field_name: field.label,
      order_id: field.order,
      ...fieldFacts(field, context),
      creator: flow.creator,
      gmt_created: toWireTime(flow.createdAt, timeZone),
    }));
}
