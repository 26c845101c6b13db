import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { startStandIn } from "../testing/inngest-stand-in";
import { databaseUrl } from "../testing/scene";
import { differencesOf } from "./compare";
import { readFixture } from "./fixture";
import { playOnServer } from "./server-play";
import { conformanceSets } from "./sets";

async function openStandIn() {
  const schema = `runner_stand_in_${process.pid}`;
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} });
  const standIn = await startStandIn({ sql: databaseUrl(), schema, workers: 16, backoffMs: () => 300, pollMs: 200 });
  onTestFinished(async () => {
    await standIn.stop();
    await sql.unsafe(`drop schema if exists ${schema} cascade`);
    await sql.end();
  });
  return standIn;
}

test("over HTTP, in real time, a server is played all sets at once and puts the same on the wire", {
  timeout: 90_000,
}, async () => {
  const standIn = await openStandIn();
  const recordings = await playOnServer(conformanceSets, {
    client: { isDev: true, baseUrl: standIn.url },
    patienceMs: 60_000,
  });
  for (const { name } of conformanceSets) {
    const recording = recordings.get(name) ?? { runs: [], notes: {} };
    expect([name, differencesOf(await readFixture(name), recording)]).toEqual([name, []]);
  }
  const asked = new Set(standIn.requests);
  expect([...asked].sort()).toEqual(["POST /e/NO_EVENT_KEY_SET", "POST /fn/register", "POST /v1/signals"]);
  expect([...standIn.called]).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/inngest$/)]);
});

test("a server that is not there, or will not have the functions, is an error and not a pass", async () => {
  const nowhere = { isDev: true, baseUrl: "http://127.0.0.1:1" };
  await expect(playOnServer(conformanceSets, { client: nowhere })).rejects.toThrow("did not register the functions");
});

test("what does not come is named", async () => {
  const standIn = await openStandIn();
  const silent = {
    name: "silent",
    functions: () => [],
    play: (stage: Parameters<(typeof conformanceSets)[number]["play"]>[0]) => stage.until({ of: "nobody", ended: 1 }),
  };
  const play = playOnServer([silent], { client: { isDev: true, baseUrl: standIn.url }, patienceMs: 200 });
  await expect(play).rejects.toThrow('did not come within 200 ms: {"of":"nobody","ended":1}');
});
