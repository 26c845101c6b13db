import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { departments, users } from "@/db/schema/people";
import { countQueries } from "@/db/testing/count-queries";
import { resetDatabase } from "@/db/testing/reset-database";
import { FormDefinition, type Json } from "@/lib/forms/form-definition";
import { acceptValues } from "./field-values";

const form = FormDefinition.parse({
  fields: [
    { key: "unit", type: "department", label: "Unit" },
    {
      key: "staff",
      type: "table",
      label: "Staff",
      columns: [
        { key: "who", type: "person", label: "Who" },
        { key: "unit", type: "department", label: "Unit" },
      ],
    },
    { key: "text", type: "rich-text", label: "Text" },
    { key: "day", type: "date", label: "Day", earliest: "today" },
    { key: "count", type: "number", label: "Count" },
    { key: "twice", type: "computed", label: "Twice", expression: "form.count * 2" },
  ],
});
const access = Object.fromEntries(form.fields.map(({ key }) => [key, "edit" as const]));

let [ann, gone, sales]: number[] = [];

beforeEach(async () => {
  await resetDatabase();
  const person = async (username: string, isActive: boolean) => {
    const [row] = await getDb()
      .insert(users)
      .values({ username, name: username, isActive })
      .returning({ id: users.id });
    return row?.id;
  };
  [ann, gone] = [await person("ann", true), await person("gone", false)];
  const [row] = await getDb().insert(departments).values({ name: "Sales" }).returning({ id: departments.id });
  sales = row?.id;
});

function accept(submitted: Record<string, Json>, at?: Date, db = getDb()) {
  return db.transaction((tx) =>
    acceptValues(tx, {
      ...{ form, access, submitted, current: {}, title: undefined, currentTitle: "", requireFields: true },
      ...(at === undefined ? {} : { at }),
    }),
  );
}

const refusal = (submitted: Record<string, Json>, at?: Date) =>
  accept(submitted, at).then(
    () => [],
    (error) => error.problems,
  );

describe("what a person sent", () => {
  test("may name people and departments that are there, in tables too, and is asked about in two statements", async () => {
    const submitted = { unit: sales ?? 0, staff: [{ who: ann ?? 0, unit: sales ?? 0 }] };
    expect((await accept(submitted)).values).toEqual(submitted);
    const { statements } = await countQueries((db) => accept(submitted, undefined, db));
    expect(statements.filter((text) => text.includes("select"))).toHaveLength(2);
  });

  test("names no department that does not exist and nobody who left; both are told at once", async () => {
    expect(await refusal({ unit: 9999, staff: [{ who: gone ?? 0, unit: 9999 }] })).toEqual([
      { path: "staff", code: "not_a_person" },
      { path: "unit", code: "not_a_department" },
      { path: "staff", code: "not_a_department" },
    ]);
  });

  test("is cleaned where it is HTML, and computed here where it follows from the rest", async () => {
    const { values } = await accept({ text: "<p onclick='x()'>a<script>alert(1)</script></p>", count: 2, twice: 99 });
    expect(values).toEqual({ text: "<p>a</p>", count: 2, twice: 4 });
  });

  test("keeps to days that count from when it was sent", async () => {
    const at = new Date("2026-03-10T12:00:00Z");
    expect(await refusal({ day: "2026-03-08" }, at)).toMatchObject([{ path: "day", code: "too_early" }]);
    expect((await accept({ day: "2026-03-12" }, at)).values).toEqual({ day: "2026-03-12" });
  });
});
