import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { databaseUrl } from "../testing/scene";
import { differencesOf } from "./compare";
import { playEmbedded } from "./embedded-play";
import { readFixture } from "./fixture";
import { conformanceSets } from "./sets";

test.each(conformanceSets)("the embedded runner puts on the wire what is known of $name", async (set) => {
  const schema = `runner_conformance_${process.pid}_${set.name.replace("-", "_")}`;
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} });
  onTestFinished(async () => {
    await sql.unsafe(`drop schema if exists ${schema} cascade`);
    await sql.end();
  });
  const recording = await playEmbedded(set, { sql: databaseUrl(), schema });
  expect(differencesOf(await readFixture(set.name), recording)).toEqual([]);
});
