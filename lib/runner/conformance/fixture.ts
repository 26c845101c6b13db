import { readFile, writeFile } from "node:fs/promises";
import type { Recording } from "./recording";

const fileOf = (setName: string): URL => new URL(`./fixtures/${setName}.json`, import.meta.url);

/** What the set is known to put on the wire. */
export async function readFixture(setName: string): Promise<Recording> {
  return JSON.parse(await readFile(fileOf(setName), "utf8")) as Recording;
}

/** Makes the recording what the set is known to put on the wire. */
export async function writeFixture(setName: string, recording: Recording): Promise<void> {
  await writeFile(fileOf(setName), `${JSON.stringify(recording, null, 2)}\n`);
}
