import type { Intent, NodeKey, TransitionKey, UserId, Values } from "./model";

/** What a condition may look at. */
export type ConditionScope = { values: Values; title: string; requester: UserId };
export type ConditionAnswer = { holds: boolean } | { error: string };
export type Condition = (scope: ConditionScope) => ConditionAnswer;

export type CompiledTransition = {
  key: TransitionKey;
  from: NodeKey;
  to: NodeKey;
  intent: Intent;
  afterMs: number | null;
  resetsOnActivity: boolean;
  isDefault: boolean;
  condition: Condition | null;
};

type NodeType = "start" | "task" | "exclusive" | "end" | "foreign";

export type CompiledNode = {
  key: NodeKey;
  type: NodeType;
  rememberLastHandler: boolean;
  maySendBack: boolean;
  /** Ascending by order; timed ones included. */
  out: readonly CompiledTransition[];
};

export type CompiledFlow = {
  start: NodeKey;
  nodes: ReadonlyMap<NodeKey, CompiledNode>;
  transitions: ReadonlyMap<TransitionKey, CompiledTransition>;
};

/** The part of a definition that the engine runs on. */
export type ExecutableFlow = {
  nodes: readonly { key: NodeKey; type: NodeType; rememberLastHandler?: boolean; maySendBack?: boolean }[];
  transitions: readonly {
    key: TransitionKey;
    from: NodeKey;
    to: NodeKey;
    intent: Intent;
    order: number;
    timer: { afterSeconds: number; resetOn: "never" | "activity" } | null;
    condition: string;
    isDefault: boolean;
  }[];
};

/**
 * Turns a definition into look-up tables, once per version.
 *
 * @param compileCondition turns a transition's condition text into a function of the ticket's values.
 * @throws Error when there is no start node or a transition hangs in the air: `problems` finds these before publishing.
 */
export function compileFlow(flow: ExecutableFlow, compileCondition: (source: string) => Condition): CompiledFlow {
  const transitions = new Map<TransitionKey, CompiledTransition>();
  const out = new Map<NodeKey, CompiledTransition[]>(flow.nodes.map((node) => [node.key, []]));
  for (const t of [...flow.transitions].sort((a, b) => a.order - b.order)) {
    const compiled: CompiledTransition = {
      key: t.key,
      from: t.from,
      to: t.to,
      intent: t.intent,
      afterMs: t.timer === null ? null : t.timer.afterSeconds * 1000,
      resetsOnActivity: t.timer?.resetOn === "activity",
      isDefault: t.isDefault,
      condition: t.condition === "" ? null : compileCondition(t.condition),
    };
    const leaving = out.get(t.from);
    if (leaving === undefined || !out.has(t.to)) throw new Error(`transition ${t.key} has no node at one end`);
    leaving.push(compiled);
    transitions.set(t.key, compiled);
  }
  const nodes = new Map<NodeKey, CompiledNode>();
  for (const node of flow.nodes) {
    nodes.set(node.key, {
      key: node.key,
      type: node.type,
      rememberLastHandler: node.rememberLastHandler ?? false,
      maySendBack: node.maySendBack ?? false,
      out: out.get(node.key) ?? [],
    });
  }
  const start = flow.nodes.find((node) => node.type === "start");
  if (start === undefined) throw new Error("a flow needs a start node");
  return { start: start.key, nodes, transitions };
}

export function nodeOf(flow: CompiledFlow, key: NodeKey): CompiledNode {
  const node = flow.nodes.get(key);
  if (node === undefined) throw new Error(`no node ${key} in this version`);
  return node;
}
