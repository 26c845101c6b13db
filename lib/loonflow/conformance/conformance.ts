import { readFileSync } from "node:fs";
import { type KnownDifference, problemsOf, unexplained } from "./known-differences";
import { RECORDINGS } from "./recordings";
import { type ReplayedLine, replay } from "./replay";
import { readTranscript } from "./transcript";

const FIXTURES = new URL("../fixtures/", import.meta.url);

/** The installation the recordings were made on. */
export const INSTALLATION = new URL("setup.json", FIXTURES);

/** Where Skein answers differently, and why. */
export function knownDifferences(): KnownDifference[] {
  return JSON.parse(readFileSync(new URL("differences.json", import.meta.url), "utf8")) as KnownDifference[];
}

/**
 * Replays the recordings of the original against a running server that has imported `INSTALLATION` and holds no
 * tickets of it yet; people, clients and tickets of other flows do no harm.
 *
 * @param work lets what was begun in the background go on; false when there is nothing to wait for.
 * @returns what differs without being listed, and what is listed without differing; nothing when all is as it should be.
 */
export async function conformanceProblems(baseUrl: string, work: () => Promise<boolean>): Promise<string[]> {
  const transcripts = RECORDINGS.map((name) => readTranscript(new URL(`${name}.jsonl`, FIXTURES), name));
  const known = knownDifferences();
  const isSettled = (line: ReplayedLine) => problemsOf(line, known).length === 0;
  return unexplained(await replay(baseUrl, transcripts, { isSettled, work }), known);
}
