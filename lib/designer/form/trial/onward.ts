import type { ConditionScope } from "@/lib/engine/flow/compile";
import { compileCondition } from "@/lib/flows/conditions";
import {
  type CreationRule,
  type FlowDefinition,
  type FlowNode,
  type FlowTransition,
  isPassedThrough,
} from "@/lib/flows/definition";

/** What the directory says of somebody: their roles, and their departments with all above them. */
export type Standing = { roleIds: readonly number[]; departmentIds: readonly number[] };

/** Whether a flow lets somebody file a ticket: each kind of people that is named must match. */
export function mayFile(
  { userIds, departmentIds, roleIds }: CreationRule,
  userId: number,
  standing: Standing,
): boolean {
  const isAmong = (wanted: readonly number[] | null, own: readonly number[]) =>
    wanted === null || wanted.some((id) => own.includes(id));
  return (
    isAmong(userIds, [userId]) && isAmong(departmentIds, standing.departmentIds) && isAmong(roleIds, standing.roleIds)
  );
}

/**
 * The nodes at which a ticket rests once it has left by a transition, gateways passed by their conditions. A gateway
 * from which no way can be told is the node it rests at.
 */
export function onwardFrom(definition: FlowDefinition, taken: FlowTransition, scope: ConditionScope): FlowNode[] {
  const holds = (transition: FlowTransition) => {
    const answer = compileCondition(definition.form)(transition.condition)(scope);
    return "holds" in answer && answer.holds;
  };
  const rests = new Map<string, FlowNode>();
  const seen = new Set<string>();
  const open = [taken];
  for (const { to } of open) {
    const node = definition.nodes.find(({ key }) => key === to);
    if (node === undefined || seen.has(to)) continue;
    seen.add(to);
    const ways = isPassedThrough(node) ? waysFrom(definition, node, holds) : [];
    if (ways.length === 0) rests.set(to, node);
    open.push(...ways);
  }
  return [...rests.values()];
}

function waysFrom(
  { transitions }: FlowDefinition,
  { key, type }: FlowNode,
  holds: (transition: FlowTransition) => boolean,
): FlowTransition[] {
  const out = transitions.filter(({ from, timer }) => from === key && timer === null).sort((a, b) => a.order - b.order);
  if (type === "parallel" || type === "copy") return out;
  const held = out.filter((transition) => !transition.isDefault && transition.condition !== "" && holds(transition));
  const otherwise = out.filter(({ isDefault }) => isDefault);
  if (held.length === 0) return otherwise.slice(0, 1);
  return type === "exclusive" ? held.slice(0, 1) : held;
}
