import type { EngineCommand, Person } from "../commands";
import { type ExecutableNode, isSigned, nodeOf, type Signing } from "../flow/compile";
import { statusOf } from "../model";
import { Refused } from "../refusal";
import { actsOf, seatOf } from "./acts";
import { ann, bob, boss, dan, eve, fay, HOUR, type Scenario } from "./scenario";
import { signedBy } from "./signed-flow";

const NEEDS: Partial<Record<SharingName, Signing["need"]>> = {
  "2 of 3": { kind: "count", count: 2 },
  "60 %": { kind: "percent", percent: 60 },
};

/** How the node is shared by Bob, Eve and Dan. */
export const SHARINGS = ["any", "claim", "all", "2 of 3", "60 %", "in order"] as const;
export type SharingName = (typeof SHARINGS)[number];

export const REJECT_RULES = ["first", "all-answered", "threshold of 2"] as const;
export type RejectRule = (typeof REJECT_RULES)[number];

const REJECTS: Record<RejectRule, Signing["reject"]> = {
  first: { kind: "first" },
  "all-answered": { kind: "all-answered" },
  "threshold of 2": { kind: "threshold", count: 2 },
};

const NODES: Record<SharingName, Partial<ExecutableNode>> = {
  any: { sharing: "any" },
  claim: { sharing: "claim" },
  all: { sharing: "all" },
  "2 of 3": { sharing: "ratio" },
  "60 %": { sharing: "ratio" },
  "in order": { sharing: "in-order" },
};

const NAMES = new Map(
  [ann, bob, eve, dan, fay, boss].map((person, index) => {
    return [person.userId, ["Ann", "Bob", "Eve", "Dan", "Fay", "Boss"][index] ?? ""];
  }),
);

/** One cell under way: plays steps and writes down what came of each. */
class Cell {
  readonly outcome: string[] = [];
  readonly acts: ReturnType<typeof actsOf>;

  constructor(
    readonly s: Scenario,
    readonly isSigned: boolean,
  ) {
    this.acts = actsOf(s);
  }

  /** The live task of somebody, or the one that several share. */
  taskOf(who: Person): number {
    const { tasks } = this.s.state;
    const own = tasks.find((task) => task.status === "claimed" && task.assignee === who.userId);
    const shared = tasks.find(
      ({ candidates, status }) => status === "open" && candidates.some(({ id }) => id === who.userId),
    );
    return (own ?? shared)?.no ?? 0;
  }

  step(command: EngineCommand): boolean {
    const answer = this.s.attempt(command);
    this.outcome.push(answer instanceof Refused ? `no: ${answer.refusal.code}` : this.standing());
    return !(answer instanceof Refused);
  }

  /** Who is asked now, or how it ended. */
  standing(): string {
    const { state } = this.s;
    if (state.endedAt !== null) return this.s.log.some(({ type }) => type === "TimerFired") ? "late" : statusOf(state);
    const asked = state.tasks.map((task) => {
      const people = task.status === "claimed" ? [task.assignee] : task.candidates.map(({ id }) => id);
      return people.map((id) => NAMES.get(id) ?? `${id}`).join(" or ");
    });
    const place = this.s.where()[0] === "start" ? `${statusOf(state)}, ` : "";
    return `${place}${asked.join(" and ")}`;
  }

  /** They answer one after the other, while they are asked. */
  answers(key: "agree" | "refuse", ...people: Person[]): void {
    for (const who of people) {
      const task = this.taskOf(who);
      if (task === 0 || this.s.state.endedAt !== null || this.s.where()[0] !== "sign") continue;
      this.claimed(who);
      this.step(this.s.press(key, who, this.taskOf(who)));
    }
  }

  /** Where a claim comes first it is no step of its own. */
  claimed(who: Person): void {
    const task = this.s.state.tasks.find(({ no }) => no === this.taskOf(who));
    if (task?.status === "open" && task.mustClaim) this.s.given(this.s.claim(who, task.no));
  }
}

const add = (position: "before" | "beside" | "after") => (cell: Cell) => {
  cell.claimed(bob);
  cell.step(cell.acts.add(bob, position, [fay], cell.taskOf(bob)));
  if (position === "before") cell.step(cell.acts.giveBack(fay, {}, cell.taskOf(fay)));
  cell.answers("agree", bob, fay, eve, dan);
};

/** What is done at the node, in the order of the table. */
export const ACTIONS = {
  approve: (cell) => cell.answers("agree", bob, eve, dan),
  reject: (cell) => {
    cell.answers("refuse", bob);
    cell.answers("agree", eve, dan);
  },
  "reject twice": (cell) => {
    cell.answers("refuse", bob, eve);
    cell.answers("agree", dan);
  },
  claim: (cell) => cell.step(cell.s.claim(bob, cell.taskOf(bob))),
  release: (cell) => {
    cell.claimed(bob);
    cell.step(cell.acts.release(bob, cell.taskOf(bob)));
  },
  transfer: (cell) => {
    cell.claimed(bob);
    cell.step(cell.acts.transfer(bob, fay, cell.taskOf(bob)));
    cell.answers("agree", fay, eve, dan);
  },
  delegate: (cell) => {
    cell.claimed(bob);
    cell.step(cell.acts.delegate(bob, fay, cell.taskOf(bob)));
    cell.step(cell.acts.giveBack(fay, {}, cell.taskOf(fay)));
    cell.answers("agree", bob, eve, dan);
  },
  "add before": add("before"),
  "add beside": add("beside"),
  "add after": add("after"),
  remove: (cell) => {
    cell.claimed(bob);
    const [only] = cell.s.state.tokens[0]?.seats ?? [];
    cell.step(cell.acts.remove(boss, cell.isSigned ? seatOf(cell.s, eve) : (only?.no ?? 0), true));
    cell.answers("agree", bob, dan);
  },
  "send back": (cell) => {
    if (cell.isSigned) cell.answers("agree", eve);
    cell.claimed(bob);
    cell.step(cell.acts.sendBack(bob, "start", "rerun", cell.taskOf(bob)));
    cell.step(cell.s.press("submit", ann));
  },
  withdraw: (cell) => cell.step(cell.acts.withdraw(ann)),
  "time-out": (cell) => {
    if (cell.isSigned) cell.answers("agree", bob);
    cell.s.at += HOUR;
    cell.step(cell.acts.fire());
  },
  "leaver, reassigned": (cell) => {
    cell.step(cell.acts.reassign(fay, cell.taskOf(bob)));
    cell.answers("agree", fay, eve, dan);
  },
  "leaver, reopened": (cell) => {
    cell.claimed(bob);
    cell.s.gone.add(bob.userId);
    cell.step({ type: "ReopenTask", at: cell.s.at, task: cell.taskOf(bob), there: [] });
    cell.answers("agree", boss, eve, dan);
  },
  "leaver, not asked yet": (cell) => {
    cell.s.gone.add(eve.userId);
    cell.answers("agree", bob, boss, dan);
  },
} as const satisfies Record<string, (cell: Cell) => unknown>;
export type ActionName = keyof typeof ACTIONS;

/** Plays one cell: what came of each step, joined by `→`. */
export function playCell(action: ActionName, sharing: SharingName, rule: RejectRule): string {
  const need = NEEDS[sharing] ?? { kind: "percent", percent: 100 };
  const s = signedBy({ ...NODES[sharing], signing: { need, reject: REJECTS[rule] } });
  const cell = new Cell(s, isSigned(nodeOf(s.flow, "sign")));
  ACTIONS[action](cell);
  cell.s.checkLog();
  return cell.outcome.join(" → ");
}

/** Plays a cell under every reject rule; one outcome where they all agree. */
export function playCells(action: ActionName, sharing: SharingName): string | Record<RejectRule, string> {
  const outcomes = REJECT_RULES.map((rule) => [rule, playCell(action, sharing, rule)] as const);
  const [first] = outcomes;
  const isSame = outcomes.every(([, outcome]) => outcome === first?.[1]);
  return isSame ? (first?.[1] ?? "") : (Object.fromEntries(outcomes) as Record<RejectRule, string>);
}
