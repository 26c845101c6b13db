import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { getDb } from "@/db/client";
import { files } from "@/db/schema/files";
import { asUser, installPeople, PEOPLE } from "@/db/testing/installation";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { inPieces, SAMPLES } from "@/lib/files/testing/samples";
import { openFunctionScene } from "../testing/function-scene";

test("an upload that nobody uses for a day is gone within the hour", { timeout: 60_000 }, async () => {
  await installPeople(getDb());
  const scene = await openFunctionScene();
  const upload = () => ({ name: "a.txt", announcedSize: null, chunks: inPieces(SAMPLES.text) });
  const old = await uploadFile.run(scene.as(asUser(PEOPLE.alice)), upload());
  const young = await uploadFile.run(scene.as(asUser(PEOPLE.alice)), upload());
  await getDb().update(files).set({ createdAt: sql`now() - interval '25 hours'` }).where(sql`id = ${old.id}`);
  await scene.pass(3_600_000);
  expect(await getDb().select({ id: files.id }).from(files)).toEqual([{ id: young.id }]);
  expect(new Set(await scene.runsOf("sweep-files"))).toEqual(new Set(["completed"]));
});
