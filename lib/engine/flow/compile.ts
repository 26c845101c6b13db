import type { Escalating, Instant, Intent, NodeKey, Principal, TransitionKey, UserId, Value, Values } from "../model";
import { type Clock, compileHours, type Hours } from "../time/hours";

/** What a condition may look at. */
export type ConditionScope = {
  values: Values;
  title: string;
  requester: UserId;
  /** The requester's roles and departments, those above included, as they were when the ticket was filed. */
  requesterGroups: readonly Principal[];
};
export type ConditionAnswer = { holds: boolean } | { error: string };
export type Condition = (scope: ConditionScope) => ConditionAnswer;

export type CompiledTransition = {
  key: TransitionKey;
  from: NodeKey;
  to: NodeKey;
  intent: Intent;
  afterMs: number | null;
  /** The hours in which that time counts. */
  hours: Hours;
  resetsOnActivity: boolean;
  isDefault: boolean;
  condition: Condition | null;
};

export const NODE_TYPES = [
  "start",
  "task",
  "exclusive",
  "parallel",
  "inclusive",
  "wait",
  "hook",
  "script",
  "child",
  "copy",
  "end",
  "foreign",
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export type Sharing = "any" | "claim" | "random" | "round-robin" | "least-busy" | "all" | "ratio" | "in-order";

export type Signing = {
  need: { kind: "count"; count: number } | { kind: "percent"; percent: number };
  reject: { kind: "first" } | { kind: "all-answered" } | { kind: "threshold"; count: number };
};

/** `managers`: whether who runs the flow is among those who are asked instead. */
export type ExceptionRule = { kind: "allow" | "pass" | "refuse" } | { kind: "assign"; toManagers: boolean };

export type CompiledNode = {
  key: NodeKey;
  type: NodeType;
  sharing: Sharing;
  signing: Signing;
  whenNobody: ExceptionRule;
  whenRequester: ExceptionRule;
  whenRepeated: ExceptionRule;
  rememberLastHandler: boolean;
  maySendBack: boolean;
  mayWithdraw: boolean;
  mayTransfer: boolean;
  mayDelegate: boolean;
  mayAddSigner: boolean;
  /** What a rejection in a branch that leads to an end does to the other branches. */
  onReject: "cancel" | "branch";
  /** When a wait is over, told the ticket's values and the time of arrival; null does not wait at all. */
  waitUntil: ((values: Values, at: Instant) => Instant | null) | null;
  /** The hours in which the wait counts. */
  waitHours: Hours;
  /** Its ladder, from the first rung on. */
  reminders: readonly CompiledReminder[];
  /** Ascending by order; timed ones included. */
  out: readonly CompiledTransition[];
  arrivals: number;
};

/** A rung: so long after people were asked it rings, then again in rounds up to the last. */
export type CompiledReminder = {
  afterMs: number;
  repeatMs: number | null;
  lastRound: number;
  hours: Hours;
  /** null reminds those who have not decided. */
  escalates: Escalating | null;
};

export type CompiledFlow = {
  start: NodeKey;
  nodes: ReadonlyMap<NodeKey, CompiledNode>;
  transitions: ReadonlyMap<TransitionKey, CompiledTransition>;
};

type AssignRule = ExceptionRule | { kind: "assign"; toManagers: boolean; userIds: unknown; roleIds: unknown };

/** null counts every hour, as does what is left out. */
type InHours = { calendarId?: number | null };
type Wait = InHours & ({ kind: "duration"; seconds: number } | { kind: "field"; fieldKey: string });
type ReminderRule = InHours & {
  afterSeconds: number;
  repeatSeconds: number | null;
  repeatTimes: number;
  escalate: { how: Escalating } | null;
};

/** The part of a node that the engine runs on; what is left out has the defaults of the definition. */
export type ExecutableNode = {
  key: NodeKey;
  type: NodeType;
  sharing?: Sharing;
  signing?: Signing;
  whenNobody?: AssignRule;
  whenRequester?: AssignRule;
  whenRepeated?: AssignRule;
  rememberLastHandler?: boolean;
  maySendBack?: boolean;
  mayWithdraw?: boolean;
  mayTransfer?: boolean;
  mayDelegate?: boolean;
  mayAddSigner?: boolean;
  onReject?: "cancel" | "branch";
  wait?: Wait;
  reminders?: readonly ReminderRule[];
};

/** The part of a definition that the engine runs on. */
export type ExecutableFlow = {
  nodes: readonly ExecutableNode[];
  transitions: readonly {
    key: TransitionKey;
    from: NodeKey;
    to: NodeKey;
    intent: Intent;
    order: number;
    timer: (InHours & { afterSeconds: number; resetOn: "never" | "activity" }) | null;
    condition: string;
    isDefault: boolean;
  }[];
};

export type Compilers = {
  /** Turns a transition's condition text into a function of the ticket's values. */
  condition(source: string): Condition;
  /** Reads the moment that a field's value names; null when it names none. */
  instant(fieldKey: string): (value: Value) => Instant | null;
  /** The hours of the calendars that the flow refers to; left out, every hour counts. */
  clock?: Clock;
};

const ASK_MANAGERS: ExceptionRule = { kind: "assign", toManagers: true };
const ALLOW: ExceptionRule = { kind: "allow" };
const ALL_SIGN: Signing = { need: { kind: "percent", percent: 100 }, reject: { kind: "first" } };

/**
 * Turns a definition into look-up tables, once per version.
 *
 * @throws Error when there is no start node or a transition hangs in the air: `problems` finds these before publishing.
 */
export function compileFlow(flow: ExecutableFlow, compilers: Compilers): CompiledFlow {
  const transitions = new Map<TransitionKey, CompiledTransition>();
  const out = new Map<NodeKey, CompiledTransition[]>(flow.nodes.map((node) => [node.key, []]));
  const arrivals = new Map<NodeKey, number>();
  for (const t of [...flow.transitions].sort((a, b) => a.order - b.order)) {
    const compiled: CompiledTransition = {
      key: t.key,
      from: t.from,
      to: t.to,
      intent: t.intent,
      afterMs: t.timer === null ? null : t.timer.afterSeconds * 1000,
      hours: hoursOf(t.timer, compilers),
      resetsOnActivity: t.timer?.resetOn === "activity",
      isDefault: t.isDefault,
      condition: t.condition === "" ? null : compilers.condition(t.condition),
    };
    const leaving = out.get(t.from);
    if (leaving === undefined || !out.has(t.to)) throw new Error(`transition ${t.key} has no node at one end`);
    leaving.push(compiled);
    arrivals.set(t.to, (arrivals.get(t.to) ?? 0) + 1);
    transitions.set(t.key, compiled);
  }
  const nodes = new Map<NodeKey, CompiledNode>();
  for (const node of flow.nodes) {
    const place = { out: out.get(node.key) ?? [], arrivals: arrivals.get(node.key) ?? 0 };
    nodes.set(node.key, { ...compileNode(node, compilers), ...place });
  }
  const start = flow.nodes.find((node) => node.type === "start");
  if (start === undefined) throw new Error("a flow needs a start node");
  return { start: start.key, nodes, transitions };
}

function compileNode(node: ExecutableNode, compilers: Compilers): Omit<CompiledNode, "out" | "arrivals"> {
  return {
    key: node.key,
    type: node.type,
    sharing: node.sharing ?? "any",
    signing: node.signing ?? ALL_SIGN,
    whenNobody: node.whenNobody ?? ASK_MANAGERS,
    whenRequester: node.whenRequester ?? ALLOW,
    whenRepeated: node.whenRepeated ?? ALLOW,
    rememberLastHandler: node.rememberLastHandler ?? false,
    maySendBack: node.maySendBack ?? false,
    mayWithdraw: node.mayWithdraw ?? false,
    mayTransfer: node.mayTransfer ?? true,
    mayDelegate: node.mayDelegate ?? true,
    mayAddSigner: node.mayAddSigner ?? true,
    onReject: node.onReject ?? "cancel",
    waitUntil: node.wait === undefined ? null : compileWait(node.wait, compilers),
    waitHours: hoursOf(node.wait, compilers),
    reminders: (node.reminders ?? []).map((rule) => compileReminder(rule, compilers)),
  };
}

function compileWait(wait: Wait, compilers: Compilers): NonNullable<CompiledNode["waitUntil"]> {
  const { elapse, opening } = hoursOf(wait, compilers);
  if (wait.kind === "duration") return (_values, at) => elapse(at, wait.seconds * 1000);
  const read = compilers.instant(wait.fieldKey);
  return (values) => {
    const moment = read(Object.hasOwn(values, wait.fieldKey) ? (values[wait.fieldKey] ?? null) : null);
    return moment === null ? null : opening(moment);
  };
}

function compileReminder(rule: ReminderRule, compilers: Compilers): CompiledReminder {
  const { repeatSeconds, repeatTimes, escalate } = rule;
  return {
    afterMs: rule.afterSeconds * 1000,
    repeatMs: repeatSeconds === null ? null : repeatSeconds * 1000,
    lastRound: repeatSeconds === null ? 0 : repeatTimes,
    hours: hoursOf(rule, compilers),
    escalates: escalate?.how ?? null,
  };
}

function hoursOf(rule: InHours | null | undefined, { clock }: Compilers): Hours {
  return compileHours(clock, rule?.calendarId ?? null);
}

export function nodeOf(flow: CompiledFlow, key: NodeKey): CompiledNode {
  const node = flow.nodes.get(key);
  if (node === undefined) throw new Error(`no node ${key} in this version`);
  return node;
}

/** The transition a node is left by when nobody chooses: its first that no timer takes. */
export function onwardOf(node: CompiledNode): CompiledTransition | null {
  return node.out.find((transition) => transition.afterMs === null) ?? null;
}

/** The button that a rule presses in a person's place: the first that approves, else the first that does not reject. */
export function agreeingOf(node: CompiledNode): CompiledTransition | null {
  const buttons = node.out.filter(
    ({ afterMs, intent, to }) => afterMs === null && intent !== "reject" && to !== node.key,
  );
  return buttons.find(({ intent }) => intent === "approve") ?? buttons[0] ?? null;
}

/** Whether people sign at a node, each in a seat of their own. */
export const isSigned = (node: CompiledNode) =>
  node.sharing === "all" || node.sharing === "ratio" || node.sharing === "in-order";
