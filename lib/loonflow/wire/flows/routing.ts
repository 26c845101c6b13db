import { type FlowDefinition, type FlowNode, type FlowTransition, isPassedThrough } from "@/lib/flows/definition";

export type Branch = { condition: string; target: FlowNode };
/** Where a button leads: to the first branch whose condition holds, otherwise to `destination`. */
export type Routing = { destination: FlowNode | null; branches: Branch[] };

const MAX_GATEWAYS = 100;
const NOWHERE: Routing = { destination: null, branches: [] };

/**
 * Follows a transition through gateways and copies, which callers do not know, to states. Where the way splits, callers,
 * who know of one way only, are told the first.
 */
export function routingOf(transition: FlowTransition, definition: FlowDefinition): Routing {
  return follow(transition.to, [], definition, 0);
}

function follow(key: string, conditions: readonly string[], definition: FlowDefinition, depth: number): Routing {
  const node = definition.nodes.find((candidate) => candidate.key === key) ?? null;
  if (node === null || depth > MAX_GATEWAYS) return NOWHERE;
  if (!isPassedThrough(node)) return { destination: node, branches: [] };
  const leaving = definition.transitions.filter(({ from }) => from === key).sort((a, b) => a.order - b.order);
  if (node.type === "parallel" || node.type === "copy") {
    const [first] = leaving;
    return first === undefined ? NOWHERE : follow(first.to, conditions, definition, depth + 1);
  }
  const otherwise = leaving.find(({ isDefault }) => isDefault);
  const branches = leaving
    .filter((branch) => branch !== otherwise && branch.condition !== "")
    .flatMap((branch) => branchesOf(branch, [...conditions, branch.condition], definition, depth));
  if (otherwise === undefined) return { destination: null, branches };
  const rest = follow(otherwise.to, conditions, definition, depth + 1);
  return { destination: rest.destination, branches: [...branches, ...rest.branches] };
}

/** The targets behind one branch, in the order they are tried; a gateway behind it adds its own conditions. */
function branchesOf(
  branch: FlowTransition,
  conditions: readonly string[],
  definition: FlowDefinition,
  depth: number,
): Branch[] {
  const { destination, branches } = follow(branch.to, conditions, definition, depth + 1);
  if (destination === null) return branches;
  return [...branches, { condition: allOf(conditions), target: destination }];
}

function allOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? "") : conditions.map((condition) => `(${condition})`).join(" && ");
}
