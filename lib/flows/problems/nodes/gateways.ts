import type { FlowNode } from "../../definition";
import type { Graph } from "../graph";
import { type Problem, problem } from "../problem";

type Gateway = Extract<FlowNode, { type: "exclusive" | "parallel" | "inclusive" }>;

/** What a gateway lacks to know where to send a ticket. */
export function gatewayProblems(node: Gateway, graph: Graph): Problem[] {
  const { name, key } = node;
  const place = { nodeKey: key };
  const branches = graph.outOf(key);
  if (branches.length === 0) return [problem("gateway_without_branch", place, { name })];
  if (node.type === "parallel") {
    const isPointless = branches.length < 2 && graph.into(key).length < 2;
    return isPointless ? [problem("parallel_pointless", place, { name })] : [];
  }
  const defaults = branches.filter((branch) => branch.isDefault).length;
  if (defaults === 0) return [problem("gateway_without_default", place, { name })];
  return defaults === 1 ? [] : [problem("gateway_several_defaults", place, { name, count: defaults })];
}
