import type { Reader } from "@/db/client";
import { findUserIds } from "@/db/queries/loonflow/names";
import type { FieldAccess, FormDefinition, FormField, Json } from "@/lib/forms/form-definition";
import { splitList } from "@/lib/forms/split-list";
import type { Body } from "../protocol/body";
import { wireInstant } from "./wire-instant";
import { type FieldKeys, wireKeyOf } from "./wire-key";

/** The form a request fills in. */
export type WireForm = { form: FormDefinition; access: FieldAccess; fieldKeys: FieldKeys; timeZone: string };

/**
 * The editable fields of a request, in what commands understand: people by id instead of user name, and points in time
 * with their zone. Whatever cannot be read is handed on as it is, for the one validator to refuse.
 */
export async function valuesFromWire(reader: Reader, target: WireForm, body: Body): Promise<Record<string, Json>> {
  const sent = target.form.fields.flatMap((field) => {
    const key = wireKeyOf(field.key, target.fieldKeys);
    return isEditable(target.access, field.key) && Object.hasOwn(body, key) ? [{ field, raw: body[key] ?? null }] : [];
  });
  const names = sent.flatMap(({ field, raw }) => (holdsPeople(field) ? usernamesIn(field, raw) : []));
  const ids = await findUserIds(reader, [...new Set(names)]);
  return Object.fromEntries(sent.map(({ field, raw }) => [field.key, toValue(field, raw, ids, target)]));
}

function toValue(field: FormField, raw: Json, ids: ReadonlyMap<string, number>, { timeZone }: WireForm): Json {
  if (raw === null || raw === "") return null;
  if (holdsPeople(field)) return toPeople(field, raw, ids);
  return field.type === "date-time" ? (wireInstant(raw, timeZone) ?? raw) : raw;
}

/** A name nobody has becomes an object, not its text: `12` must not be taken for the person with that id. */
function toPeople(field: FormField, raw: Json, ids: ReadonlyMap<string, number>): Json {
  const people = usernamesIn(field, raw).map((username): Json => ids.get(username) ?? { username });
  return field.type === "people" ? people : (people[0] ?? null);
}

function usernamesIn(field: FormField, raw: Json): string[] {
  const parts = field.type === "people" ? splitList(raw) : [raw];
  return parts.map((part) => (typeof part === "string" ? part.trim() : JSON.stringify(part)));
}

const holdsPeople = ({ type }: FormField) => type === "person" || type === "people";

const isEditable = (access: FieldAccess, key: string) =>
  Object.hasOwn(access, key) && (access[key] === "edit" || access[key] === "required");
