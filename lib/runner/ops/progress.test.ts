import { expect, test } from "vitest";
import { branchOut, settle } from "./progress";

const calm = { pending: [], plansOnly: false };
const step = (stepId: string, isRace = false) => ({ stepId, isRace });

test("a single step calls for the next one at once", () => {
  expect(settle(calm, step("a"))).toEqual({ progress: calm, isCallDue: true });
});

test("of a parallel batch only the last step calls, and ends the planning", () => {
  const out = branchOut(calm, [step("a"), step("b")]);
  expect(out).toEqual({ pending: ["a", "b"], plansOnly: true });
  const first = settle(out, step("b"));
  expect(first).toEqual({ progress: { pending: ["a"], plansOnly: true }, isCallDue: false });
  expect(settle(first.progress, step("a"))).toEqual({ progress: calm, isCallDue: true });
});

test("a step reported again counts once", () => {
  expect(branchOut(branchOut(calm, [step("a"), step("b")]), [step("b"), step("c")]).pending).toEqual(["a", "b", "c"]);
});

test("in a race every step calls, and planning goes on", () => {
  const out = branchOut(calm, [step("a", true), step("b", true)]);
  expect(out).toEqual({ pending: [], plansOnly: true });
  expect(settle(out, step("a", true))).toEqual({ progress: out, isCallDue: true });
});
