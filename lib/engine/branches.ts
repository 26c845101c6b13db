import { cancelTokens } from "./clear";
import { type CompiledFlow, nodeOf } from "./compile";
import type { Course } from "./course";
import type { Fork, Instant, Intent, NodeKey, TicketState, Token } from "./model";
import { canReach, leavesBranches } from "./reach";

/** Every token that came out of a fork, or out of a fork inside one of its branches. */
export function tokensOf(state: TicketState, fork: number): Token[] {
  return state.tokens.filter((token) => isInside(state, token.fork, fork));
}

function isInside(state: TicketState, inner: number | null, fork: number): boolean {
  for (let no = inner; no !== null; no = forkOf(state, no).parent) if (no === fork) return true;
  return false;
}

function forkOf(state: TicketState, no: number): Fork {
  const fork = state.forks.find((entry) => entry.no === no);
  if (fork === undefined) throw new Error(`no fork ${no}`);
  return fork;
}

/** Whether tokens wait at a node for those of other branches. */
export function isJoin(flow: CompiledFlow, key: NodeKey): boolean {
  const { type, arrivals } = nodeOf(flow, key);
  return (type === "parallel" || type === "inclusive") && arrivals > 1;
}

/**
 * A token goes from its node to another: where that leaves the branches it is in, those beside it end, and it goes on
 * alone. A rejection that leads to an end leaves too, unless the gateway keeps rejections to their branch.
 */
export function leaveBranches(course: Course, move: { token: number; to: NodeKey; intent: Intent; at: Instant }): void {
  for (;;) {
    const token = course.token(move.token);
    if (token.fork === null) return;
    const { gateway } = forkOf(course.state, token.fork);
    const isEnd = nodeOf(course.flow, move.to).type === "end";
    const isLeaving = isEnd
      ? move.intent === "reject" && nodeOf(course.flow, gateway).onReject === "cancel"
      : leavesBranches(course.flow, gateway, token.node, move.to);
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
 * Lets tokens that wait at one join together and for nobody any more go on as one: no other token of their fork can
 * still come to it. Where all that is left waits for each other, at joins of a circle, the first of them goes on.
 *
 * @returns the token that passes the join now; null when every waiting token has somebody to wait for.
 */
export function passJoin(course: Course, at: Instant): number | null {
  closeSpentForks(course);
  const groups = waitingGroups(course);
  const free = groups.find((group) => !isBlocked(course, group)) ?? groups.find((group) => isStuck(course, group));
  if (free === undefined) return null;
  const [into] = free.tokens;
  if (into === undefined) return null;
  if (free.tokens.length > 1) {
    const tokens = free.tokens.map(({ no }) => no);
    course.add({ type: "TokensJoined", tokens, into: into.no, at });
    closeSpentForks(course);
    const { fork } = course.token(into.no);
    // It came out of its fork, and the branches around it may have others that still come here.
    if (fork !== free.fork && fork !== null) return passJoin(course, at);
  }
  return into.no;
}

type Group = { node: NodeKey; fork: number | null; tokens: Token[] };

function waitingGroups({ state, flow }: Course): Group[] {
  const groups = new Map<string, Group>();
  for (const token of state.tokens) {
    if (!isJoin(flow, token.node)) continue;
    const name = `${token.node} ${token.fork}`;
    const group = groups.get(name) ?? { node: token.node, fork: token.fork, tokens: [] };
    group.tokens.push(token);
    groups.set(name, group);
  }
  return [...groups.values()];
}

function isBlocked({ state, flow }: Course, { node, fork, tokens }: Group): boolean {
  if (fork === null) return false;
  const { gateway } = forkOf(state, fork);
  return tokensOf(state, fork).some(
    (other) =>
      !tokens.includes(other) &&
      (canReach(flow, other.node, node, gateway) ||
        (other.returnTo !== null && canReach(flow, other.returnTo, node, gateway))),
  );
}

/** Every token of the fork waits at some join. */
function isStuck({ state, flow }: Course, { fork }: Group): boolean {
  return fork !== null && tokensOf(state, fork).every(({ node }) => isJoin(flow, node));
}
