import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { ENGINEERING, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { type FieldAccess, FormDefinition, type Json } from "@/lib/forms/form-definition";
import { readAnsweredValues } from "./answered-values";

beforeEach(async () => {
  await resetDatabase();
  await installPeople(getDb());
});

const form = FormDefinition.parse({
  fields: [
    { key: "days", type: "number", label: "Days" },
    { key: "who", type: "person", label: "Who" },
    { key: "team", type: "people", label: "Team" },
    { key: "unit", type: "department", label: "Unit" },
    {
      key: "rows",
      type: "table",
      label: "Rows",
      columns: [
        { key: "what", type: "text", label: "What" },
        { key: "whom", type: "person", label: "Whom" },
      ],
    },
  ],
});
const all = Object.fromEntries(form.fields.map(({ key }) => [key, "edit"])) as FieldAccess;
const read = (answered: Record<string, Json>, access = all) => readAnsweredValues(getDb(), { form, access }, answered);

test("what is told can be answered as it was told", async () => {
  const hr1 = { id: PEOPLE.hr1, username: "hr1", name: "hr1" };
  const answered = { days: 3, who: hr1, team: [hr1, "hr2"], unit: { id: ENGINEERING, name: "Engineering" } };
  expect(
    await read({
      ...answered,
      rows: [
        { what: "a", whom: hr1 },
        { whom: "alice", more: 1 },
      ],
    }),
  ).toEqual({
    days: 3,
    who: PEOPLE.hr1,
    team: [PEOPLE.hr1, PEOPLE.hr2],
    unit: ENGINEERING,
    rows: [
      { what: "a", whom: PEOPLE.hr1 },
      { whom: PEOPLE.alice, more: 1 },
    ],
  });
});

test.each<[Json, Json]>([
  ["hr1", PEOPLE.hr1],
  [{ username: "hr1" }, PEOPLE.hr1],
  [PEOPLE.hr1, PEOPLE.hr1],
  ["6", "6"],
  [{ username: "6" }, { username: "6" }],
  ["nobody", "nobody"],
  [null, null],
  [["hr1"], ["hr1"]],
])("as a person %j is %j", async (answered, value) => {
  expect(await read({ who: answered })).toEqual({ who: value });
});

test.each<[Json, Json]>([
  ["hr1, hr2", [PEOPLE.hr1, PEOPLE.hr2]],
  [null, null],
  ["", []],
  [
    [{ username: "hr1" }, 7, "nobody"],
    [PEOPLE.hr1, 7, "nobody"],
  ],
])("as people %j are %j", async (answered, value) => {
  expect(await read({ team: answered })).toEqual({ team: value });
});

test("what cannot be read stays as it is, for the validator to refuse", async () => {
  const odd = { rows: ["x", null, 7], unit: "Engineering", days: [1] };
  expect(await read(odd)).toEqual(odd);
  expect(await read({ rows: "no table" })).toEqual({ rows: "no table" });
});

test("only what the node lets be filled in", async () => {
  const access: FieldAccess = { days: "required", who: "read" };
  expect(await read({ days: 1, who: "hr1", team: "hr1", nothing: 1 }, access)).toEqual({ days: 1 });
});
