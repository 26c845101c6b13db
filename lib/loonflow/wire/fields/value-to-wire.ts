import type { FieldType, FormField, Json } from "@/lib/forms/form-definition";
import { toOption } from "@/lib/forms/kinds/external-value";
import { Float, type WireValue } from "../protocol/wire-value";
import type { FieldKeys } from "./wire-key";
import { toWireTime } from "./wire-time";

export type ValueContext = {
  timeZone: string;
  /** User names by id. */
  usernames: ReadonlyMap<number, string>;
  fieldKeys: FieldKeys;
};

type Writer = (field: FormField, value: Json, context: ValueContext) => WireValue;

const asItIs: Writer = (_field, value) => plain(value);

const asNumber: Writer = (field, value) =>
  typeof value === "number" && !field.isInteger ? new Float(value) : plain(value);

const writers = {
  text: asItIs,
  "long-text": asItIs,
  "rich-text": asItIs,
  number: asNumber,
  boolean: asItIs,
  date: asItIs,
  time: asItIs,
  "date-time": (_field, value, { timeZone }) =>
    typeof value === "string" && !Number.isNaN(Date.parse(value)) ? toWireTime(value, timeZone) : plain(value),
  radio: asItIs,
  checkboxes: joined,
  select: asItIs,
  "multi-select": joined,
  person: (_field, value, { usernames }) => usernameOf(value, usernames),
  people: (_field, value, { usernames }) =>
    [value]
      .flat()
      .map((id) => usernameOf(id, usernames))
      .join(","),
  attachment: joined,
  department: (_field, value) => plain(typeof value === "number" ? String(value) : value),
  link: asItIs,
  cascade: joined,
  external: (_field, value) => toOption(value)?.label ?? plain(value),
  table: asItIs,
  computed: asNumber,
  heading: asItIs,
  divider: asItIs,
  note: asItIs,
} satisfies Record<FieldType, Writer>;

/** A stored value as callers read it: lists comma-joined, people by user name, times on the wire's wall clock. */
export function valueToWire(field: FormField, value: Json, context: ValueContext): WireValue {
  return value === null ? null : writers[field.type](field, value, context);
}

function plain(value: Json): WireValue {
  return typeof value === "object" ? JSON.stringify(value) : value;
}

function joined(_field: FormField, value: Json): string {
  return [value].flat().map(String).join(",");
}

function usernameOf(id: Json, usernames: ReadonlyMap<number, string>): string {
  return (typeof id === "number" ? usernames.get(id) : undefined) ?? String(id);
}
