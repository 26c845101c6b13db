import fc from "fast-check";
import type { CompiledFlow, ExecutableNode } from "../flow/compile";
import { ann, bob, dan, eve, fay, flowOf, type ShortTransition, type Staff, users } from "./scenario";

const PEOPLE = [ann, bob, eve, dan, fay];
/** Who answers to the group as well. */
export const GROUP = [eve, fay];
export const GROUP_PRINCIPAL = { type: "role", id: 8 } as const;
const SHARINGS = ["any", "claim", "random", "all", "ratio", "in-order"] as const;
const TYPES = [
  "task",
  "task",
  "task",
  "task",
  "task",
  "exclusive",
  "parallel",
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
    reminders: (plan.flags & 4) > 0 ? ladderOf(plan) : [],
    ...(plan.type === "wait" ? { wait: { kind: "duration", seconds: 1800 } as const } : {}),
  };
}

/** Reminds one to three times, some by a calendar; then tells others, or has them decide. */
function ladderOf({ need, reject, exception }: NodePlan): ExecutableNode["reminders"] {
  const calendarId = exception % 2 === 0 ? 1 : null;
  const how = exception % 5 === 0 ? "inform" : "add";
  return [
    { afterSeconds: 600, calendarId, repeatSeconds: 900, repeatTimes: need - 1, escalate: null },
    { afterSeconds: 1800, calendarId, repeatSeconds: 1200, repeatTimes: reject, escalate: { how } },
  ];
}

/** Some of the people, a group of two of them besides now and then, or nobody. */
function escalationOf({ people, shape }: Plan): NonNullable<Staff[string]["escalation"]> {
  const named = PEOPLE.filter((_, bit) => ((people >> 1) & (1 << bit)) > 0);
  if (shape % 4 > 0) return { candidates: users(...named) };
  const behind = [...named, ...GROUP].map(({ userId }) => userId);
  return { candidates: [...users(...named), GROUP_PRINCIPAL], people: [...new Set(behind)] };
}

/** `wild`: where the links go that lead anywhere; `shape`: how many branches and steps a block has, whether it joins. */
type Plan = NodePlan & { wild: readonly number[]; shape: number };

const plan: fc.Arbitrary<Plan> = fc
  .tuple(nodePlan, fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), fc.nat(60))
  .map(([node, wild, shape]) => ({ ...node, wild, shape }));

/** Builds a flow from its end: blocks of gateways around sequences of blocks, with links that lead anywhere besides. */
class Builder {
  readonly nodes: ExecutableNode[] = [];
  readonly links: (ShortTransition & { wild?: number })[] = [];
  readonly staff: Staff = {};

  constructor(private readonly plans: Plan[]) {}

  /** Up to `length` blocks one after the other; the key of the first. */
  sequence(length: number, depth: number, next: string): string {
    let entry = next;
    for (let count = 0; count < length; count += 1) {
      const taken = this.plans.pop();
      if (taken !== undefined) entry = this.block(taken, depth, entry);
    }
    return entry;
  }

  private add(node: ExecutableNode): string {
    this.nodes.push(node);
    return node.key;
  }

  private block(taken: Plan, depth: number, next: string): string {
    const key = `n${this.nodes.length}`;
    if (taken.type === "parallel" || taken.type === "inclusive" || taken.type === "exclusive") {
      return this.gateway(taken, depth, next);
    }
    this.add(toNode(taken, key));
    const chosen = PEOPLE.filter((_, bit) => (taken.people & (1 << bit)) > 0);
    this.staff[key] = { candidates: users(...chosen), isExternal: taken.people === 7, escalation: escalationOf(taken) };
    this.links.push(...linksOf(taken, key, next));
    return key;
  }

  /** Branches that meet again, mostly; now and then one that leads anywhere, or no join at all. */
  private gateway(taken: Plan, depth: number, next: string): string {
    const { type, shape, wild } = taken;
    const isJoining = type !== "exclusive" && shape % 5 !== 0;
    const join = `n${this.nodes.length}`;
    if (isJoining) {
      this.add({ ...toNode(taken, join), type: type === "inclusive" && shape % 2 === 0 ? "parallel" : type });
      this.links.push({ key: `${join}d`, from: join, to: next, isDefault: true });
    }
    const meeting = isJoining ? join : next;
    const fork = `f${this.nodes.length}`;
    const entries = Array.from({ length: 2 + (shape % 2) }, () => {
      return depth > 2 ? meeting : this.sequence(1 + (shape % 2), depth + 1, meeting);
    });
    this.add(toNode(taken, fork));
    for (const [index, to] of entries.entries()) {
      const isDefault = type !== "parallel" && index === 0;
      const condition = type === "parallel" || isDefault ? {} : { condition: `days > ${index}` };
      const isWild = shape % 11 === 0 && index > 0;
      this.links.push({
        key: `${fork}${index}`,
        from: fork,
        to,
        isDefault,
        ...condition,
        ...(isWild ? { wild: wild[0] ?? 0 } : {}),
      });
    }
    return fork;
  }
}

/**
 * Flows of some eight to twenty nodes of every kind: forks that join, nested, with loops into and out of branches, ends
 * in the middle and links that lead anywhere. Every gateway has a default, so that nothing has no way on.
 */
export const randomFlow: fc.Arbitrary<{ flow: CompiledFlow; staff: Staff }> = fc
  .array(plan, { minLength: 8, maxLength: 16 })
  .map((plans) => {
    const builder = new Builder([...plans]);
    const first = builder.sequence(plans.length, 0, "end");
    const keys = [...builder.nodes.map(({ key }) => key), "end"];
    const links = builder.links.map(({ wild, ...rest }) => {
      return wild === undefined ? rest : { ...rest, to: keys[wild % keys.length] ?? "end" };
    });
    const flow = flowOf(
      [{ key: "start", type: "start" }, ...builder.nodes, { key: "end", type: "end" }],
      [
        { key: "submit", from: "start", to: first },
        { key: "submit2", from: "start", to: keys[0] ?? "end", intent: "reject" },
        ...links,
      ],
    );
    return { flow, staff: builder.staff };
  });

function linksOf(taken: Plan, from: string, next: string): (ShortTransition & { wild?: number })[] {
  const [a = 0, b = 0, c = 0] = taken.wild;
  switch (taken.type) {
    case "end":
      return [];
    case "task":
      return [
        { key: `${from}a`, from, to: next, intent: "approve" },
        { key: `${from}r`, from, to: next, intent: "reject", wild: a },
        { key: `${from}n`, from, to: next, ...(b % 3 === 0 ? { wild: b } : {}) },
        ...(c % 2 === 0
          ? [{ key: `${from}t`, from, to: next, wild: a, timer: { afterSeconds: 600, resetOn: "activity" as const } }]
          : []),
      ];
    default:
      return [{ key: `${from}a`, from, to: next, ...(c % 5 === 0 ? { wild: c } : {}) }];
  }
}
