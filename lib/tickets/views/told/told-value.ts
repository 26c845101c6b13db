import type { PersonRef } from "@/db/queries/lists/waiting";
import type { StoredFileRef } from "@/db/queries/notices/told-tickets";
import type { DepartmentRef } from "@/db/queries/people/departments";
import { type FormField, type Json, type ValueField, valueAt } from "@/lib/forms/form-definition";
import { rowsOf } from "@/lib/forms/kinds/table-value";
import { sanitiseRichText } from "@/lib/forms/sanitise-rich-text";
import { siteUrl } from "@/lib/platform/site-url";

export type ToldNames = {
  people: ReadonlyMap<number, PersonRef>;
  departments: ReadonlyMap<number, DepartmentRef>;
  files: ReadonlyMap<string, StoredFileRef>;
};

/**
 * What a field holds, for a machine: a person as `{id, username, name}`, a department as `{id, name}`, a file as
 * `{id, name, size, contentType, url}`, people and files as lists of these, an external option as `{key, label}`, a
 * table as a list of rows by column key, a rich text as clean HTML. Choices are their keys; everything else is as it is
 * stored: numbers, booleans, texts, days as `2026-01-05`, points in time as ISO texts. Who or what is no longer known
 * has an empty name.
 */
export function toldValue(field: FormField, value: Json, names: ToldNames): Json {
  if (value === null) return null;
  switch (field.type) {
    case "people":
      return listOf(value, (one) => toldPerson(one, names));
    case "attachment":
      return listOf(value, (one) => toldFile(one, names));
    case "rich-text":
      return typeof value === "string" ? sanitiseRichText(value) : value;
    case "table":
      return rowsOf(value).map((row) =>
        Object.fromEntries(
          field.columns.map((column) => [column.key, toldCell(column, valueAt(row, column.key), names)]),
        ),
      );
    default:
      return toldCell(field, value, names);
  }
}

function toldCell({ type }: ValueField, value: Json, names: ToldNames): Json {
  if (type === "person") return toldPerson(value, names);
  if (type === "department") return toldDepartment(value, names);
  return value;
}

function toldPerson(value: Json, { people }: ToldNames): Json {
  if (typeof value !== "number") return value;
  const { id, username, name } = people.get(value) ?? { id: value, username: "", name: "" };
  return { id, username, name };
}

function toldDepartment(value: Json, { departments }: ToldNames): Json {
  if (typeof value !== "number") return value;
  return { id: value, name: departments.get(value)?.name ?? "" };
}

/** A file that another system named is nothing but that name. */
function toldFile(value: Json, { files }: ToldNames): Json {
  const file = typeof value === "string" ? files.get(value) : undefined;
  if (file === undefined) return { id: null, name: value, size: null, contentType: null, url: null };
  return { ...file, url: new URL(`/api/files/${file.id}`, siteUrl()).href };
}

const listOf = (value: Json, toOne: (one: Json) => Json): Json => [value].flat().map(toOne);
