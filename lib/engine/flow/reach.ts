import type { NodeKey } from "../model";
import { type CompiledFlow, nodeOf } from "./compile";

type Maps = {
  into: ReadonlyMap<NodeKey, readonly NodeKey[]>;
  reaching: Map<string, ReadonlySet<NodeKey>>;
  dominated: Map<NodeKey, ReadonlySet<NodeKey>>;
  joins: Map<NodeKey, readonly NodeKey[]>;
};

const known = new WeakMap<CompiledFlow, Maps>();

function mapsOf(flow: CompiledFlow): Maps {
  const found = known.get(flow);
  if (found !== undefined) return found;
  const into = new Map<NodeKey, NodeKey[]>([...flow.nodes.keys()].map((key) => [key, []]));
  for (const { from, to } of flow.transitions.values()) into.get(to)?.push(from);
  const maps: Maps = { into, reaching: new Map(), dominated: new Map(), joins: new Map() };
  known.set(flow, maps);
  return maps;
}

const successors = (flow: CompiledFlow, key: NodeKey) => nodeOf(flow, key).out.map(({ to }) => to);

function spread(
  from: readonly NodeKey[],
  next: (key: NodeKey) => readonly NodeKey[],
  avoid: readonly NodeKey[],
): Set<NodeKey> {
  const reached = new Set(from.filter((key) => !avoid.includes(key)));
  for (const key of reached) for (const to of next(key)) if (!avoid.includes(to)) reached.add(to);
  return reached;
}

/** Whether a token at `from` can still come to `target` without going through one of the gateways once more. */
export function canReach(flow: CompiledFlow, from: NodeKey, target: NodeKey, ...gateways: readonly NodeKey[]): boolean {
  return from === target || reaching(flow, target, gateways).has(from);
}

/** Nodes from which a token can still come to `target` so. */
export function reaching(flow: CompiledFlow, target: NodeKey, gateways: readonly NodeKey[]): ReadonlySet<NodeKey> {
  const { into, reaching: memo } = mapsOf(flow);
  const name = [target, ...gateways].join("\n");
  const found = memo.get(name) ?? spread(into.get(target) ?? [], (key) => into.get(key) ?? [], gateways);
  memo.set(name, found);
  return found;
}

/** Nodes that tickets only come to through a gateway. */
function dominatedBy(flow: CompiledFlow, gateway: NodeKey): ReadonlySet<NodeKey> {
  const { dominated } = mapsOf(flow);
  const found = dominated.get(gateway);
  if (found !== undefined) return found;
  const elsewhere = spread([flow.start], (key) => successors(flow, key), [gateway]);
  const behind = spread(successors(flow, gateway), (key) => successors(flow, key), [gateway]);
  const only = new Set([...behind].filter((key) => !elsewhere.has(key)));
  dominated.set(gateway, only);
  return only;
}

/** Where branches of a gateway can meet again: joins that at least two of them lead to. */
function joinsOf(flow: CompiledFlow, gateway: NodeKey): readonly NodeKey[] {
  const { joins } = mapsOf(flow);
  const found = joins.get(gateway);
  if (found !== undefined) return found;
  const branches = successors(flow, gateway);
  const meeting = [...flow.nodes.values()].filter(
    ({ key, type, arrivals }) =>
      (type === "parallel" || type === "inclusive") &&
      arrivals > 1 &&
      key !== gateway &&
      branches.filter((branch) => canReach(flow, branch, key, gateway)).length > 1,
  );
  const keys = meeting.map(({ key }) => key);
  joins.set(gateway, keys);
  return keys;
}

function reachesAny(flow: CompiledFlow, from: NodeKey, targets: readonly NodeKey[], gateway: NodeKey): boolean {
  return targets.some((target) => canReach(flow, from, target, gateway));
}

/**
 * What going from one node to another means for the branches of a gateway:
 * - `leaves`: back to the gateway, or to where the branches begin anew although the others could be met before, or to
 *   where tickets come without the gateway, or to where every way on leads through it again;
 * - `ends`: to where a branch can only end by itself;
 * - `stays`: anything else. Who has passed a join where others could be met stays with those who do not come there.
 */
export function wayOut(flow: CompiledFlow, gateway: NodeKey, from: NodeKey, to: NodeKey): "leaves" | "ends" | "stays" {
  if (to === gateway) return "leaves";
  if (from === gateway || from === to) return "stays";
  const joins = joinsOf(flow, gateway);
  if (reachesAny(flow, to, joins, gateway)) return "stays";
  if (!canReach(flow, to, gateway)) return "ends";
  if (!joins.includes(from) && reachesAny(flow, from, joins, gateway)) return "leaves";
  const behind = dominatedBy(flow, gateway);
  if (behind.has(from) && !behind.has(to)) return "leaves";
  const ends = [...flow.nodes.values()].filter(({ type }) => type === "end").map(({ key }) => key);
  return reachesAny(flow, to, ends, gateway) ? "stays" : "leaves";
}
