import { type CompiledNode, type CompiledTransition, nodeOf } from "./compile";
import type { Course } from "./course";
import type { Instant, NodeKey, TransitionKey } from "./model";
import { type Refused, refuse } from "./refusal";

const MAX_GATEWAYS = 100;

type Move = { token: number; to: NodeKey; via: TransitionKey | null; returnTo: NodeKey | null; at: Instant };

/**
 * Takes a token to a node and on through gateways until it rests at a task node or ends.
 * Everything that belongs to the node it leaves must already be gone.
 *
 * @returns a refusal when no branch of a gateway applies or gateways go round in circles; the course is then void.
 */
export function advance(course: Course, move: Move): Refused | null {
  let next: Move = move;
  for (let hops = 0; hops <= MAX_GATEWAYS; hops += 1) {
    course.add({ type: "TokenMoved", ...next });
    const node = nodeOf(course.flow, next.to);
    if (node.type === "foreign") return refuse({ code: "not_executable", node: node.key });
    if (node.type !== "exclusive") {
      rest(course, node, next.token, next.at);
      return null;
    }
    const branch = chooseBranch(course, node);
    if (branch === null) return refuse({ code: "no_branch", node: node.key });
    next = { token: next.token, to: branch.to, via: branch.key, returnTo: null, at: next.at };
  }
  return refuse({ code: "endless_gateways", node: next.to });
}

function rest(course: Course, node: CompiledNode, token: number, at: Instant): void {
  if (node.type === "end") {
    course.add({ type: "TokenEnded", token, at });
    if (course.state.tokens.length === 0) course.add({ type: "TicketEnded", at });
    return;
  }
  armTimers(course, node, token, at);
  const preferred = node.rememberLastHandler ? (course.state.handledBy[node.key] ?? null) : null;
  course.add({ type: "AssignmentRequested", token, node: node.key, preferred });
}

function armTimers(course: Course, node: CompiledNode, token: number, at: Instant): void {
  for (const transition of node.out) {
    if (transition.afterMs === null) continue;
    const dueAt = at + transition.afterMs;
    course.add({ type: "TimerArmed", timer: course.nextNo(), token, transition: transition.key, dueAt });
  }
}

/** First transition whose condition holds, in ascending order; otherwise the default. A failing condition does not hold. */
function chooseBranch(course: Course, node: CompiledNode): CompiledTransition | null {
  const { values, title, requester } = course.state;
  for (const transition of node.out) {
    if (transition.isDefault || transition.condition === null) continue;
    const answer = transition.condition({ values, title, requester });
    if ("error" in answer) {
      course.add({ type: "ConditionFailed", transition: transition.key, reason: answer.error });
      continue;
    }
    if (answer.holds) return transition;
  }
  return node.out.find((transition) => transition.isDefault) ?? null;
}
