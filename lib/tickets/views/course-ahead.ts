import {
  type CompiledFlow,
  type CompiledNode,
  type CompiledTransition,
  type ConditionScope,
  nodeOf,
} from "@/lib/engine/compile";
import type { NodeKey } from "@/lib/engine/model";

type Place = { node: NodeKey; returnTo: NodeKey | null };

/**
 * The nodes a ticket comes to next when everybody agrees and no value changes: from each place along the first
 * button that rejects nothing, and through gateways by their conditions. Each node once, nearest first; the places
 * themselves are not in it.
 */
export function courseAhead(flow: CompiledFlow, places: readonly Place[], scope: ConditionScope): NodeKey[] {
  const ahead = new Set<NodeKey>();
  for (const place of places) {
    let next = place.returnTo ?? nodeAfter(nodeOf(flow, place.node), scope);
    while (next !== null && !ahead.has(next) && !places.some(({ node }) => node === next)) {
      ahead.add(next);
      next = nodeAfter(nodeOf(flow, next), scope);
    }
  }
  return [...ahead];
}

function nodeAfter(node: CompiledNode, scope: ConditionScope): NodeKey | null {
  const transition = node.type === "exclusive" ? branchOf(node, scope) : agreeingButton(node);
  return transition?.to ?? null;
}

function agreeingButton(node: CompiledNode): CompiledTransition | undefined {
  const buttons = node.out.filter(
    ({ afterMs, intent, to }) => afterMs === null && intent !== "reject" && to !== node.key,
  );
  return buttons.find(({ intent }) => intent === "approve") ?? buttons[0];
}

function branchOf(node: CompiledNode, scope: ConditionScope): CompiledTransition | undefined {
  const chosen = node.out.find(({ isDefault, condition }) => {
    if (isDefault || condition === null) return false;
    const answer = condition(scope);
    return "holds" in answer && answer.holds;
  });
  return chosen ?? node.out.find(({ isDefault }) => isDefault);
}
