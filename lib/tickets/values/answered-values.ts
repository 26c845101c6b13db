import type { Reader } from "@/db/client";
import { findUserIds } from "@/db/queries/loonflow/names";
import {
  type FieldAccess,
  type FieldValues,
  type FormDefinition,
  type FormField,
  type Json,
  type ValueField,
  valueAt,
} from "@/lib/forms/form-definition";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { splitList } from "@/lib/forms/split-list";

/**
 * What another system or a script answers, in what commands understand: only the fields the node lets be filled in,
 * people by id where they were given by user name or as they are told (`{id, username, name}`), departments by id.
 * What cannot be read is handed on as it is, for the one validator to refuse. Digits alone are an id, never a name.
 */
export async function readAnsweredValues(
  reader: Reader,
  { form, access }: { form: FormDefinition; access: FieldAccess },
  answered: FieldValues,
): Promise<Record<string, Json>> {
  const fields = form.fields.filter(({ key }) => isEditable(access, key) && Object.hasOwn(answered, key));
  const values = fields.map((field) => [field, valueAt(answered, field.key)] as const);
  const usernames = values.flatMap(([field, value]) => peopleIn(field, value).flatMap((one) => usernameOf(one) ?? []));
  const ids = await findUserIds(reader, [...new Set(usernames)]);
  return Object.fromEntries(values.map(([field, value]) => [field.key, toValue(field, value, ids)]));
}

function isEditable(access: FieldAccess, key: string): boolean {
  const right = Object.hasOwn(access, key) ? access[key] : undefined;
  return right === "edit" || right === "required";
}

type Ids = ReadonlyMap<string, number>;

function toValue(field: FormField, value: Json, ids: Ids): Json {
  if (field.type === "people" && value !== null) return splitList(value).map((one) => toPerson(one, ids));
  if (field.type !== "table" || !Array.isArray(value)) return toCell(field, value, ids);
  return value.map((row) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
    const cells = field.columns.filter(({ key }) => Object.hasOwn(row, key));
    return {
      ...row,
      ...Object.fromEntries(cells.map((column) => [column.key, toCell(column, valueAt(row, column.key), ids)])),
    };
  });
}

function toCell({ type }: ValueField, value: Json, ids: Ids): Json {
  if (type === "person") return toPerson(value, ids);
  return type === "department" ? (idIn(value) ?? value) : value;
}

function toPerson(value: Json, ids: Ids): Json {
  const username = usernameOf(value);
  return idIn(value) ?? (username === null ? undefined : ids.get(username)) ?? value;
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function idIn(value: Json): number | null {
  return isObject(value) && typeof value.id === "number" ? value.id : null;
}

function usernameOf(value: Json): string | null {
  const name = isObject(value) && idIn(value) === null ? value.username : value;
  return typeof name === "string" && name.trim() !== "" && !/^\d+$/.test(name.trim()) ? name.trim() : null;
}

function peopleIn(field: FormField, value: Json): Json[] {
  if (field.type === "person") return [value];
  if (field.type === "people" && value !== null) return splitList(value);
  const columns = field.columns.filter(({ type }) => type === "person");
  return rowsOf(value).flatMap((row) => columns.map(({ key }) => valueAt(row, key)));
}
