import {
  type CompiledFlow,
  type CompiledNode,
  type CompiledTransition,
  type ConditionScope,
  nodeOf,
} from "@/lib/engine/flow/compile";
import type { NodeKey } from "@/lib/engine/model";

type Place = { node: NodeKey; returnTo: NodeKey | null };

/**
 * The nodes a ticket comes to next when everybody agrees and no value changes: from each place along the first
 * button that rejects nothing, and through gateways by their conditions, along every branch that is taken. Each node
 * once, nearest first; the places themselves are not in it.
 */
export function courseAhead(flow: CompiledFlow, places: readonly Place[], scope: ConditionScope): NodeKey[] {
  const here = new Set(places.map(({ node }) => node));
  const ahead = new Set<NodeKey>();
  let next = places.flatMap(({ node, returnTo }) => (returnTo === null ? nodesAfter(flow, node, scope) : [returnTo]));
  while (next.length > 0) {
    const reached = [...new Set(next)].filter((key) => !here.has(key) && !ahead.has(key));
    for (const key of reached) ahead.add(key);
    next = reached.flatMap((key) => nodesAfter(flow, key, scope));
  }
  return [...ahead];
}

function nodesAfter(flow: CompiledFlow, key: NodeKey, scope: ConditionScope): NodeKey[] {
  return waysOut(nodeOf(flow, key), scope).map(({ to }) => to);
}

function waysOut(node: CompiledNode, scope: ConditionScope): CompiledTransition[] {
  switch (node.type) {
    case "parallel":
      return [...node.out];
    case "exclusive":
      return branchesOf(node, scope).slice(0, 1);
    case "inclusive":
      return branchesOf(node, scope);
    default:
      return agreeingButton(node);
  }
}

function agreeingButton(node: CompiledNode): CompiledTransition[] {
  const buttons = node.out.filter(
    ({ afterMs, intent, to }) => afterMs === null && intent !== "reject" && to !== node.key,
  );
  const button = buttons.find(({ intent }) => intent === "approve") ?? buttons[0];
  return button === undefined ? [] : [button];
}

/** Those whose condition holds, or else the default. */
function branchesOf(node: CompiledNode, scope: ConditionScope): CompiledTransition[] {
  const chosen = node.out.filter(({ isDefault, condition }) => {
    if (isDefault || condition === null) return false;
    const answer = condition(scope);
    return "holds" in answer && answer.holds;
  });
  return chosen.length > 0 ? chosen : node.out.filter(({ isDefault }) => isDefault);
}
