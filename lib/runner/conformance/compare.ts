import { isDeepStrictEqual } from "node:util";
import type { RecordedCall, RecordedRun, Recording } from "./recording";

interface KnownDifference {
  readonly function: string;
  readonly text: string;
  /** The call without what differs. */
  without(call: RecordedCall): unknown;
}

/**
 * What is known to differ on Inngest's own server. The other known one, which of several events a `rateLimit` lets
 * pass, cannot occur here: the embedded runner refuses it.
 */
export const knownDifferences: readonly KnownDifference[] = [
  {
    function: "race",
    text: "disable_immediate_execution may differ in the call after the loser of a race is over",
    without: ({ plansOnly: _, ...call }) => call,
  },
];

/** In words, what was expected and did not come, and what came and was not expected; empty when they are the same. */
export function differencesOf(
  expected: Recording,
  actual: Recording,
  known: readonly KnownDifference[] = [],
): readonly string[] {
  const [wanted, seen] = [linesOf(expected, known), linesOf(actual, known)];
  return [
    ...without(wanted, seen).map((line) => `missing: ${line}`),
    ...without(seen, wanted).map((line) => `unexpected: ${line}`),
    ...(isDeepStrictEqual(expected.notes, actual.notes)
      ? []
      : [`notes: expected ${JSON.stringify(expected.notes)}, seen ${JSON.stringify(actual.notes)}`]),
  ];
}

/** One line per run and one per call, so that a difference is named where it is. */
function linesOf({ runs }: Recording, known: readonly KnownDifference[]): string[] {
  return runs.flatMap((run) => [
    `run of ${run.function} by ${JSON.stringify(run.event)} with ${run.calls.length} calls`,
    ...run.calls.map((call) => `call of ${run.function} ${JSON.stringify(reduced(run, call, known))}`),
  ]);
}

function reduced(run: RecordedRun, call: RecordedCall, known: readonly KnownDifference[]): unknown {
  return known.find((difference) => difference.function === run.function)?.without(call) ?? call;
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
