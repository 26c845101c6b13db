import fc from "fast-check";
import { expect, test } from "vitest";
import type { EngineCommand } from "./commands";
import { ann, bob, eve, flowOf, HOUR, Scenario, type Staff } from "./testing/scenario";

const people = [ann, bob, eve];
const TASKS = 5;

/** A flow of task nodes and gateways with links in every direction; loops included. */
const randomFlow = fc
  .record({
    links: fc.array(fc.tuple(fc.nat(TASKS - 1), fc.nat(TASKS + 1), fc.boolean()), { minLength: 6, maxLength: 14 }),
    gates: fc.tuple(fc.nat(TASKS - 1), fc.nat(TASKS - 1)),
    isClaimed: fc.array(fc.boolean(), { minLength: TASKS, maxLength: TASKS }),
    remembers: fc.array(fc.boolean(), { minLength: TASKS, maxLength: TASKS }),
  })
  .map(({ links, gates, isClaimed, remembers }) => {
    const tasks = Array.from({ length: TASKS }, (_, i) => `task${i}`);
    const targets = [...tasks, "gate0", "gate1", "end"];
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        ...tasks.map((key, i) => ({
          key,
          type: "task" as const,
          maySendBack: true,
          rememberLastHandler: remembers[i] ?? false,
        })),
        { key: "gate0", type: "exclusive" },
        { key: "gate1", type: "exclusive" },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "task0" },
        ...links.map(([from, to, isTimed], i) => ({
          key: `t${i}`,
          from: `task${from}`,
          to: targets[to] ?? "end",
          intent: i % 3 === 0 ? ("reject" as const) : ("approve" as const),
          timer: isTimed
            ? { afterSeconds: 60, resetOn: i % 2 === 0 ? ("activity" as const) : ("never" as const) }
            : null,
        })),
        ...tasks.map((from, i) => ({ key: `ring${i}`, from, to: tasks[(i + 1) % TASKS] ?? "end" })),
        { key: "g0", from: "gate0", to: "gate1", condition: "days > 3" },
        { key: "g0d", from: "gate0", to: `task${gates[0]}`, isDefault: true },
        { key: "g1", from: "gate1", to: "end", condition: "days > 5" },
        { key: "g1d", from: "gate1", to: `task${gates[1]}`, isDefault: true },
      ],
    );
    const staff: Staff = Object.fromEntries(
      tasks.map((key, i) => [
        key,
        {
          candidates: people.slice(0, (i % 3) + 1).map(({ userId }) => ({ type: "user" as const, id: userId })),
          mustClaim: (isClaimed[i] ?? false) && i % 3 > 0,
        },
      ]),
    );
    return { flow, staff };
  });

const actions = fc.array(
  fc.record({ kind: fc.nat(8), who: fc.nat(5), which: fc.nat(20), days: fc.nat(6), stale: fc.boolean() }),
  { minLength: 20, maxLength: 60 },
);

test("whatever people do, the state stays sound and the log folds to it", () => {
  let accepted = 0;
  fc.assert(
    fc.property(randomFlow, actions, ({ flow, staff }, steps) => {
      const s = new Scenario(flow, staff);
      s.given(s.submit({ days: 4 }));
      for (const step of steps) {
        s.at += HOUR;
        // Invariants and folding are checked inside.
        if (Array.isArray(s.attempt(command(s, step)))) accepted += 1;
      }
    }),
    { numRuns: 150, seed: 20261123 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

type Step = { kind: number; who: number; which: number; days: number; stale: boolean };

function command(s: Scenario, step: Step): EngineCommand {
  const by = people[Math.max(0, step.who - 3)] ?? ann;
  const live = s.state.tasks[0]?.no ?? 1;
  const task = step.stale && step.which < 5 ? Math.max(1, live - 1) : live;
  const base = { at: s.at, by, task };
  switch (step.kind) {
    case 0:
      return { type: "ClaimTask", ...base };
    case 1:
      return { type: "ReleaseTask", ...base };
    case 2:
      return { type: "FireTimer", at: s.at, timer: s.state.timers[0]?.no ?? step.which };
    case 3: {
      const to = `task${step.which % TASKS}`;
      return { type: "SendBackTask", ...base, to, afterwards: step.stale ? "return" : "rerun" };
    }
    default: {
      const node = s.where()[0] ?? "start";
      const out = s.flow.nodes.get(node)?.out ?? [];
      const transition = out[step.which % Math.max(1, out.length)]?.key ?? "none";
      return { type: "CompleteTask", ...base, transition, title: null, values: { days: step.days } };
    }
  }
}
