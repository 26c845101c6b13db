import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { departments } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { listDepartments, searchDepartments } from "./departments";

let [office, design, graphics]: number[] = [];

beforeEach(async () => {
  await resetDatabase();
  const add = async (name: string, parentId: number | null) => {
    const [row] = await getDb().insert(departments).values({ name, parentId }).returning({ id: departments.id });
    return row?.id ?? 0;
  };
  office = await add("Head office", null);
  design = await add("Design", office);
  graphics = await add("Graphic design 100%", design);
});

test("departments are found by any part of their name, those that begin with it first, and say what is above them", async () => {
  expect(await searchDepartments(getDb(), "desi", 10)).toEqual([
    { id: design, name: "Design", path: "Head office" },
    { id: graphics, name: "Graphic design 100%", path: "Head office / Design" },
  ]);
  expect(await searchDepartments(getDb(), "", 1)).toHaveLength(1);
  expect(await searchDepartments(getDb(), "0%", 10)).toMatchObject([{ id: graphics }]);
  expect(await searchDepartments(getDb(), "_", 10)).toEqual([]);
});

test("departments that do not exist have no name", async () => {
  expect(await listDepartments(getDb(), [office ?? 0, 99_999])).toEqual([{ id: office, name: "Head office" }]);
  expect(await listDepartments(getDb(), [])).toEqual([]);
});
