import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompiledFlow } from "./compile";
import { randomStep, type Step, toCommand } from "./testing/random-action";
import { randomFlow } from "./testing/random-flow";
import { HOUR, Scenario, type Staff } from "./testing/scenario";

const steps = fc.array(randomStep, { minLength: 40, maxLength: 90 });
const UNATTENDED = [1, 12, 13, 14, 15, 16];

/** Plays steps, on a new ticket whenever one has ended; invariants are checked after each, the log at the end. */
function play({ flow, staff }: { flow: CompiledFlow; staff: Staff }, list: readonly Step[]) {
  const count = { played: 0, accepted: 0 };
  let s = begin(flow, staff);
  for (const step of list) {
    if (s === null) break;
    s.at += HOUR / 4;
    s.isUnattended = UNATTENDED.includes(step.kind);
    if (step.target === 3) s.gone.add(step.who + 1);
    if (step.target === 4) s.gone.delete(step.who + 1);
    count.played += 1;
    if (Array.isArray(s.attempt(toCommand(s, step)))) count.accepted += 1;
    if (s.state.endedAt === null) continue;
    s.checkLog();
    s = begin(flow, staff);
  }
  s?.checkLog();
  return { s, ...count };
}

/** A new ticket; null when the flow refuses it. */
function begin(flow: CompiledFlow, staff: Staff): Scenario | null {
  const s = new Scenario(flow, staff);
  return Array.isArray(s.attempt(s.submit({ days: 4 }))) ? s : null;
}

// A failing run is told by its seed and path, which then become a test of their own: shrinking whole flows takes hours.
const options = { endOnFailure: true, verbose: false };

test("whatever people do on whatever flow, the state stays sound and the log folds to it", () => {
  let [played, accepted] = [0, 0];
  fc.assert(
    fc.property(randomFlow, steps, (plan, list) => {
      const count = play(plan, list);
      played += count.played;
      accepted += count.accepted;
    }),
    { numRuns: 1000, seed: 20261125, ...options },
  );
  expect(played).toBeGreaterThan(20_000);
  expect(accepted).toBeGreaterThan(8000);
});

test("whatever has happened, whoever runs the flow can end the ticket", () => {
  fc.assert(
    fc.property(randomFlow, steps, (plan, list) => {
      const { s } = play(plan, list.slice(0, 30));
      if (s === null || s.state.endedAt !== null) return;
      s.given({ type: "CloseTicket", at: s.at });
      expect(s.state.tokens).toEqual([]);
    }),
    { numRuns: 100, seed: 7, ...options },
  );
});
