import fc from "fast-check";
import type { CompiledFlow, ExecutableNode } from "../compile";
import { ann, bob, dan, eve, fay, flowOf, type ShortTransition, type Staff, users } from "./scenario";

const PEOPLE = [ann, bob, eve, dan, fay];
const SHARINGS = ["any", "claim", "random", "all", "ratio", "in-order"] as const;
const TYPES = [
  "task",
  "task",
  "task",
  "exclusive",
  "parallel",
  "inclusive",
  "wait",
  "hook",
  "child",
  "copy",
  "end",
] as const;

type NodePlan = {
  type: (typeof TYPES)[number];
  sharing: (typeof SHARINGS)[number];
  people: number;
  reject: number;
  need: number;
  exception: number;
  flags: number;
};

const nodePlan: fc.Arbitrary<NodePlan> = fc.record({
  type: fc.constantFrom(...TYPES),
  sharing: fc.constantFrom(...SHARINGS),
  people: fc.nat(31),
  reject: fc.nat(2),
  need: fc.integer({ min: 1, max: 3 }),
  exception: fc.nat(80),
  flags: fc.nat(7),
});

const EXCEPTIONS = [
  { kind: "allow" },
  { kind: "pass" },
  { kind: "refuse" },
  { kind: "assign", toManagers: true },
] as const;

function toNode(plan: NodePlan, key: string): ExecutableNode {
  const pick = (index: number) => EXCEPTIONS[index % EXCEPTIONS.length] ?? EXCEPTIONS[0];
  const nobody = pick(plan.exception);
  return {
    key,
    type: plan.type,
    sharing: plan.sharing,
    signing: {
      need: plan.need === 3 ? { kind: "percent", percent: 60 } : { kind: "count", count: plan.need },
      reject: [{ kind: "first" } as const, { kind: "all-answered" } as const, { kind: "threshold", count: 2 } as const][
        plan.reject
      ] ?? { kind: "first" },
    },
    whenNobody: nobody.kind === "allow" ? { kind: "assign", toManagers: true } : nobody,
    whenRequester: pick(plan.exception >> 2),
    whenRepeated: pick(plan.exception >> 4),
    rememberLastHandler: (plan.flags & 1) > 0,
    maySendBack: true,
    mayWithdraw: true,
    onReject: (plan.flags & 2) > 0 ? "cancel" : "branch",
    ...(plan.type === "wait" ? { wait: { kind: "duration", seconds: 1800 } as const } : {}),
  };
}

type Link = { to: number; to2: number; to3: number; isTimed: boolean };

const link: fc.Arbitrary<Link> = fc.record({
  to: fc.nat(40),
  to2: fc.nat(40),
  to3: fc.nat(40),
  isTimed: fc.boolean(),
});

/**
 * Flows of eight to sixteen nodes of every kind with links in every direction: nested and unbalanced gateways, loops
 * into and out of branches, ends in the middle. Every gateway has a default, so that nothing has no way on.
 */
export const randomFlow: fc.Arbitrary<{ flow: CompiledFlow; staff: Staff }> = fc
  .array(fc.tuple(nodePlan, link), { minLength: 8, maxLength: 16 })
  .map((plans) => {
    const keys = plans.map((_, index) => `n${index}`);
    const target = (index: number) => [...keys, "end"][index % (keys.length + 1)] ?? "end";
    const nodes = plans.map(([plan], index) => toNode(plan, keys[index] ?? "end"));
    const transitions = plans.flatMap(([plan, to], index) => linksOf(plan, to, index, target));
    const flow = flowOf(
      [{ key: "start", type: "start" }, ...nodes, { key: "end", type: "end" }],
      [
        { key: "submit", from: "start", to: "n0" },
        { key: "submit2", from: "start", to: "n1", intent: "reject" },
        ...transitions,
      ],
    );
    const staff: Staff = Object.fromEntries(
      plans.map(([plan], index) => {
        const chosen = PEOPLE.filter((_, bit) => (plan.people & (1 << bit)) > 0);
        return [keys[index] ?? "", { candidates: users(...chosen), isExternal: plan.people === 7 }];
      }),
    );
    return { flow, staff };
  });

function linksOf(plan: NodePlan, to: Link, index: number, target: (index: number) => string): ShortTransition[] {
  const from = `n${index}`;
  const next = index + 1;
  switch (plan.type) {
    case "end":
      return [];
    case "exclusive":
    case "inclusive":
      return [
        { key: `${from}a`, from, to: target(to.to), condition: "days > 3" },
        { key: `${from}b`, from, to: target(to.to2), condition: "days > 1" },
        { key: `${from}d`, from, to: target(next), isDefault: true },
      ];
    case "parallel":
      return [
        { key: `${from}a`, from, to: target(next) },
        { key: `${from}b`, from, to: target(to.to) },
        ...(to.isTimed ? [{ key: `${from}c`, from, to: target(to.to2) }] : []),
      ];
    case "task":
      return [
        { key: `${from}a`, from, to: target(next), intent: "approve" },
        { key: `${from}r`, from, to: target(to.to2), intent: "reject" },
        { key: `${from}n`, from, to: target(to.to3) },
        ...(to.isTimed
          ? [{ key: `${from}t`, from, to: target(to.to), timer: { afterSeconds: 600, resetOn: "activity" as const } }]
          : []),
      ];
    default:
      return [{ key: `${from}a`, from, to: target(to.isTimed ? to.to : next) }];
  }
}
