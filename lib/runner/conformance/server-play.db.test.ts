import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { startStandIn } from "../testing/inngest-stand-in";
import { databaseUrl } from "../testing/scene";
import { differencesOf } from "./compare";
import { readFixture } from "./fixture";
import { playOnServer } from "./server-play";
import { conformanceSets } from "./sets";

let standIns = 0;

async function openStandIn(options: { signingKey?: string } = {}) {
  standIns += 1;
  const schema = `runner_stand_in_${process.pid}_${standIns}`;
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} });
  const terms = { sql: databaseUrl(), schema, workers: 16, backoffMs: () => 300, pollMs: 200 };
  const standIn = await startStandIn({ ...terms, ...options });
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

test("a server that is not for development signs its calls, and the app proves itself", async () => {
  const signingKey = `signkey-test-${"ab".repeat(16)}`;
  const standIn = await openStandIn({ signingKey });
  const sets = conformanceSets.filter(({ name }) => name === "steps" || name === "invocations");
  const client = { isDev: false, signingKey, eventKey: "key-of-events", baseUrl: standIn.url };
  const recordings = await playOnServer(sets, { client, patienceMs: 20_000 });
  for (const { name } of sets) {
    const recording = recordings.get(name) ?? { runs: [], notes: {} };
    expect([name, differencesOf(await readFixture(name), recording)]).toEqual([name, []]);
  }
  expect(standIn.requests).toContain("POST /e/key-of-events");
  expect([...standIn.authorizations]).toContainEqual(expect.stringMatching(/^Bearer signkey-test-[0-9a-f]{64}$/));
  // One who signs with another key is refused, and nothing is called.
  const impostor = await openStandIn({ signingKey: `signkey-test-${"cd".repeat(16)}` });
  const play = playOnServer(sets, { client: { ...client, baseUrl: impostor.url }, patienceMs: 1_000 });
  await expect(play).rejects.toThrow("did not come");
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
