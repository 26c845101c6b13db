import { leaveBranches, passJoin } from "./flow/branches";
import { nodeOf } from "./flow/compile";
import type { Course } from "./flow/course";
import type { Move } from "./flow/move";
import { NODE_KINDS, type NodeKind } from "./flow/node-kinds";
import type { Instant, NodeKey } from "./model";
import { type Refused, refuse } from "./refusal";

const MAX_MOVES = 1000;

/**
 * Takes tokens on, through gateways, forks and joins, until every one rests where somebody or something is waited for.
 * Everything that belongs to the nodes they leave must already be gone. A ticket without tokens has ended.
 *
 * @returns a refusal when a gateway has no branch or gateways go round in circles; the course is then void.
 */
export function advance(course: Course, ...moves: Move[]): Refused | null {
  const waiting = [...moves];
  const { at } = moves[0] ?? { at: 0 };
  for (let count = 0; ; count += 1) {
    const move = waiting.shift() ?? joinedMove(course, at);
    if (move === null) break;
    // Another branch has left for good meanwhile and ended this one.
    if (!course.state.tokens.some(({ no }) => no === move.token)) continue;
    if (count > MAX_MOVES) return refuse({ code: "endless_gateways", node: nodeKeyOf(move, course) });
    const further = isMove(move) ? arrive(course, move) : depart(course, move.token, at);
    if (!Array.isArray(further)) return further;
    waiting.push(...further);
  }
  if (course.state.tokens.length === 0 && course.state.endedAt === null) course.add({ type: "TicketEnded", at });
  return null;
}

function joinedMove(course: Course, at: Instant): { token: number } | null {
  const token = passJoin(course, at);
  return token === null ? null : { token };
}

const isMove = (move: Move | { token: number }): move is Move => "to" in move;

function nodeKeyOf(move: Move | { token: number }, course: Course): NodeKey {
  return isMove(move) ? move.to : course.token(move.token).node;
}

function arrive(course: Course, move: Move): Move[] | Refused {
  // Coming straight back to a node inside a branch, and going out of it for that, keeps the branches.
  const isVisit = move.returnTo !== null || course.token(move.token).returnTo === move.to;
  if (!isVisit) leaveBranches(course, move);
  const { token, to, via, returnTo, at } = move;
  course.add({ type: "TokenMoved", token, to, via, returnTo, at });
  const node = nodeOf(course.flow, to);
  return NODE_KINDS[node.type].arrive(course, { node, token, intent: move.intent, at });
}

function depart(course: Course, token: number, at: Instant): Move[] | Refused {
  const node = nodeOf(course.flow, course.token(token).node);
  const { pass }: NodeKind = NODE_KINDS[node.type];
  if (pass === undefined) throw new Error(`nothing joins at ${node.key}`);
  return pass(course, { node, token, intent: "neutral", at });
}
