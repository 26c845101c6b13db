import { type FlowNode, isPassedThrough } from "../definition";
import { type Graph, reachFrom } from "./graph";
import { type Problem, problem } from "./problem";

/** Where a ticket begins and ends and whether it can get from one to the other. */
export function shapeProblems(graph: Graph): Problem[] {
  return [...startProblems(graph), ...endProblems(graph), ...reachProblems(graph), ...gatewayLoops(graph)];
}

const ofType = (graph: Graph, type: FlowNode["type"]) => graph.nodes.filter((node) => node.type === type);

function startProblems(graph: Graph): Problem[] {
  const starts = ofType(graph, "start");
  if (starts.length === 0) return [problem("start_missing")];
  const [, ...others] = starts;
  return [
    ...others.map(({ key, name }) => problem("start_several", { nodeKey: key }, { name })),
    ...starts.flatMap(({ key, name }) => {
      const buttons = graph.outOf(key).filter((transition) => transition.timer === null);
      return buttons.length > 0 ? [] : [problem("start_without_button", { nodeKey: key }, { name })];
    }),
  ];
}

function endProblems(graph: Graph): Problem[] {
  const ends = ofType(graph, "end");
  if (ends.length === 0) return [problem("end_missing")];
  return ends
    .filter(({ key }) => graph.outOf(key).length > 0)
    .map(({ key, name }) => problem("end_left", { nodeKey: key }, { name }));
}

function reachProblems(graph: Graph): Problem[] {
  const keysOf = (nodes: readonly FlowNode[]) => nodes.map((node) => node.key);
  const [starts, ends] = [keysOf(ofType(graph, "start")), keysOf(ofType(graph, "end"))];
  if (starts.length === 0 || ends.length === 0) return [];
  const reachable = reachFrom(starts, (key) => graph.outOf(key).map(({ to }) => to));
  const ending = reachFrom(ends, (key) => graph.into(key).map(({ from }) => from));
  return graph.nodes.flatMap(({ key, name }) => {
    if (!reachable.has(key)) return [problem("node_unreachable", { nodeKey: key }, { name })];
    if (!ending.has(key)) return [problem("no_way_to_end", { nodeKey: key }, { name })];
    return [];
  });
}

/** A ticket passes gateways and copies in one step, so a circle of nothing else would never come to rest. */
function gatewayLoops(graph: Graph): Problem[] {
  const passed = new Set(graph.nodes.filter(isPassedThrough).map(({ key }) => key));
  const next = (key: string) =>
    graph
      .outOf(key)
      .map(({ to }) => to)
      .filter((to) => passed.has(to));
  return [...passed]
    .filter((key) => reachFrom(next(key), next).has(key))
    .map((key) => problem("gateway_loop", { nodeKey: key }, { name: graph.byKey.get(key)?.name ?? key }));
}
