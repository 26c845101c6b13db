import type { Tx } from "@/db/client";
import type { DraftVersion } from "../draft-version";
import { differencesIn, outcomeOf } from "../outcome";
import { replay } from "../replay/replay";
import type { FlowTestResult, FlowTestView } from "../schema";

/** Holds a definition to tests of its flow, one after the other. Writes nothing. */
export async function runTests(
  tx: Tx,
  draft: DraftVersion,
  tests: readonly Pick<FlowTestView, "testId" | "run" | "expected">[],
): Promise<FlowTestResult[]> {
  const results: FlowTestResult[] = [];
  for (const { testId, run, expected } of tests) {
    const played = await replay(tx, draft, run);
    results.push({ testId, differences: differencesIn(expected, played), outcome: outcomeOf(played) });
  }
  return results;
}
