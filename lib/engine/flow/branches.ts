import { cancelTokens } from "../clear";
import type { Instant, Intent, NodeKey, TicketState, Token } from "../model";
import { type CompiledFlow, nodeOf } from "./compile";
import type { Course } from "./course";
import { commonFork, forkOf, forksAround, tokensOf } from "./forks";
import { reaching, wayOut } from "./reach";

/** Whether tokens wait at a node for those of other branches. */
export function isJoin(flow: CompiledFlow, key: NodeKey): boolean {
  const { type, arrivals } = nodeOf(flow, key);
  return (type === "parallel" || type === "inclusive") && arrivals > 1;
}

/**
 * A token goes from its node to another: where that leaves the branches it is in, those beside it end, and it goes on
 * alone. A rejection that can only lead to an end leaves too, unless the gateway keeps rejections to their branch.
 */
export function leaveBranches(course: Course, move: { token: number; to: NodeKey; intent: Intent; at: Instant }): void {
  for (;;) {
    const token = course.token(move.token);
    if (token.fork === null) return;
    const { gateway } = forkOf(course.state, token.fork);
    // Who was sent back out of a branch and does not return leaves it from there.
    const from = token.returnTo ?? token.node;
    const way = wayOut(course.flow, gateway, from, move.to);
    const isRejecting = way === "ends" && move.intent === "reject";
    const isLeaving = isRejecting ? nodeOf(course.flow, gateway).onReject === "cancel" : way === "leaves";
    if (!isLeaving) return;
    const beside = tokensOf(course.state, token.fork).filter(({ no }) => no !== token.no);
    cancelTokens(
      course,
      beside.map(({ no }) => no),
      move.at,
    );
    closeFork(course, token.fork);
  }
}

/** Forks inside it have no token left and go with it. */
function closeFork(course: Course, fork: number): void {
  for (const inner of course.state.forks.filter(({ parent }) => parent === fork)) {
    if (tokensOf(course.state, inner.no).length === 0) closeFork(course, inner.no);
  }
  course.add({ type: "ForkClosed", fork });
}

/** Closes every fork that has at most one token left, which then goes on without it. */
export function closeSpentForks(course: Course): void {
  while (course.state.forks.length > 0) {
    const counts = tokenCounts(course.state);
    // Inner ones first, so that what is left of them counts for those around.
    const spent = course.state.forks.findLast(({ no }) => (counts.get(no) ?? 0) < 2);
    if (spent === undefined) return;
    course.add({ type: "ForkClosed", fork: spent.no });
  }
}

/** How many tokens came out of each fork, those of forks inside its branches included. */
function tokenCounts(state: TicketState): ReadonlyMap<number, number> {
  const parents = new Map(state.forks.map(({ no, parent }) => [no, parent]));
  const counts = new Map<number, number>();
  for (const token of state.tokens) {
    for (let no = token.fork; no !== null; no = parents.get(no) ?? null) counts.set(no, (counts.get(no) ?? 0) + 1);
  }
  return counts;
}

/**
 * Lets the tokens that wait at one join go on together as one, as soon as no other token can still come to it. Where
 * all that could come waits at joins too, for each other in a circle, the first of them goes on.
 *
 * @returns the token that passes the join now; null when every waiting token has somebody to wait for.
 */
export function passJoin(course: Course, at: Instant): number | null {
  closeSpentForks(course);
  const { free } = joinGroups(course.state, course.flow);
  const [into] = free?.tokens ?? [];
  if (free === null || into === undefined) return null;
  if (free.tokens.length > 1) {
    course.add({ type: "TokensJoined", tokens: free.tokens.map(({ no }) => no), into: into.no, at });
    closeSpentForks(course);
  }
  return into.no;
}

/** Tokens that wait at one node, and the tokens that can still come there. */
type Group = { node: NodeKey; tokens: readonly Token[]; blockers: readonly Token[] };

/** Who waits at joins, and the group that has nobody to wait for any more; null when each has. */
export function joinGroups(state: TicketState, flow: CompiledFlow): { groups: readonly Group[]; free: Group | null } {
  const waiting = state.tokens.filter(({ node }) => isJoin(flow, node));
  const nodes = [...new Set(waiting.map(({ node }) => node))];
  const groups = nodes.map((node): Group => {
    const tokens = waiting.filter((token) => token.node === node);
    return { node, tokens, blockers: blockersOf(state, flow, node, tokens) };
  });
  const free = groups.find(({ blockers }) => blockers.length === 0) ?? firstOfCircle(groups, waiting);
  return { groups, free };
}

function blockersOf(state: TicketState, flow: CompiledFlow, node: NodeKey, tokens: readonly Token[]): Token[] {
  const forks = [...new Set(tokens.map(({ fork }) => fork))];
  const comingFrom = memo((common: number | null) => {
    // Going through the gateway of a fork both are in would end the one that waits.
    const gateways = forksAround(state, common).map(({ gateway }) => gateway);
    return reaching(flow, node, [...new Set(gateways)]);
  });
  const toForks = memo((other: number | null) => {
    return [...new Set(forks.map((fork) => commonFork(state, [other, fork])))].map(comingFrom);
  });
  return state.tokens.filter((other) => {
    if (other.node === node) return false;
    if (other.returnTo === node) return true;
    return toForks(other.fork).some(
      (nodes) => nodes.has(other.node) || (other.returnTo !== null && nodes.has(other.returnTo)),
    );
  });
}

function memo<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

/** A group that only waits for tokens at joins which, in the end, only wait for it or for each other. */
function firstOfCircle(groups: readonly Group[], waiting: readonly Token[]): Group | null {
  const isMoving = (token: Token) => !waiting.includes(token);
  let stuck = groups.filter(({ blockers }) => !blockers.some(isMoving));
  for (let count = -1; count !== stuck.length; ) {
    count = stuck.length;
    const alive = groups.filter((group) => !stuck.includes(group)).flatMap(({ tokens }) => tokens);
    stuck = stuck.filter(({ blockers }) => !blockers.some((token) => alive.includes(token)));
  }
  return stuck[0] ?? null;
}
