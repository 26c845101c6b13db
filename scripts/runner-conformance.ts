// Plays the conformance set and compares what goes over the wire with the fixtures: on the Inngest server that
// INNGEST_BASE_URL or INNGEST_DEV names, otherwise on the embedded runner. With --record the embedded runner's wire
// becomes the fixtures.
import { startOwnServer } from "@/db/testing/own-server";
import { differencesOf, knownDifferences } from "@/lib/runner/conformance/compare";
import { playEmbedded } from "@/lib/runner/conformance/embedded-play";
import { serverFrom } from "@/lib/runner/conformance/executor";
import { readFixture, writeFixture } from "@/lib/runner/conformance/fixture";
import type { Recording } from "@/lib/runner/conformance/recording";
import { playOnServer } from "@/lib/runner/conformance/server-play";
import { conformanceSets } from "@/lib/runner/conformance/sets";

const isRecording = process.argv.includes("--record");
const server = serverFrom(process.env);

async function main(): Promise<number> {
  if (isRecording && server) throw new Error("Fixtures are recorded from the embedded runner: unset INNGEST_*.");
  const executor = server
    ? `INNGEST SERVER (${server})`
    : "EMBEDDED RUNNER (INNGEST_BASE_URL and INNGEST_DEV are unset)";
  say(executor);
  const recordings = server ? await playOnServer(conformanceSets) : await playAllEmbedded();
  let failed = 0;
  for (const { name } of conformanceSets) {
    const recording = recordings.get(name) ?? { runs: [], notes: {} };
    if (isRecording) await writeFixture(name, recording);
    else failed += await report(name, recording);
  }
  if (server) for (const { text } of knownDifferences) console.log(`not compared: ${text}`);
  say(`${executor}: ${isRecording ? "fixtures written" : failed === 0 ? "no differences" : `${failed} differences`}`);
  return failed === 0 ? 0 : 1;
}

async function playAllEmbedded(): Promise<Map<string, Recording>> {
  const database = await startOwnServer();
  try {
    const recordings = new Map<string, Recording>();
    for (const set of conformanceSets) {
      const schema = `conformance_${set.name.replace("-", "_")}`;
      recordings.set(set.name, await playEmbedded(set, { sql: database.url, schema }));
    }
    return recordings;
  } finally {
    await database.stop();
  }
}

async function report(name: string, recording: Recording): Promise<number> {
  const differences = differencesOf(await readFixture(name), recording, server ? knownDifferences : []);
  const calls = recording.runs.reduce((sum, run) => sum + run.calls.length, 0);
  console.log(
    `${differences.length === 0 ? "same" : "DIFFERENT"}  ${name}: ${recording.runs.length} runs, ${calls} calls`,
  );
  for (const difference of differences) console.log(`  ${difference}`);
  return differences.length;
}

function say(text: string): void {
  console.log(`\n=== conformance: ${text} ===\n`);
}

process.exit(await main());
