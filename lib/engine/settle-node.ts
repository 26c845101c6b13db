import { advance } from "./advance";
import { clearToken } from "./clear";
import { type CompiledTransition, nodeOf } from "./flow/compile";
import type { Course } from "./flow/course";
import { forkOf } from "./flow/forks";
import type { Instant, Intent, TicketState } from "./model";
import type { Refused } from "./refusal";
import { callNextSeats, decisionOf } from "./signing";

/** After a vote or a change of seats: goes on where they decide, otherwise asks those whose turn has come. */
export function settleNode(course: Course, token: number, at: Instant): Refused | null {
  const { node: key, seats } = course.token(token);
  const node = nodeOf(course.flow, key);
  const decision = decisionOf(node, seats);
  if (decision === null) {
    callNextSeats(course, token, node);
    return null;
  }
  const transition = course.flow.transitions.get(decision.transition);
  if (transition === undefined) throw new Error(`no transition ${decision.transition} in this version`);
  const last = lastVoter(course, token);
  if (last !== null) course.add({ type: "NodeHandled", node: key, by: last });
  return leaveAlong(course, token, transition, { at, isChosen: true });
}

function lastVoter(course: Course, token: number): number | null {
  const votes = course.token(token).seats.flatMap((seat) => (seat.status === "done" ? [seat.vote] : []));
  return votes.reduce<{ at: Instant; by: number | null }>(
    (last, vote) => {
      return vote.by !== null && vote.at >= last.at ? vote : last;
    },
    { at: 0, by: null },
  ).by;
}

/** `isChosen`: people pressed it, or a rule in their place; otherwise the clock or a machine goes on. */
type Leaving = { at: Instant; isChosen: boolean };

/**
 * Leaves a token's node along a transition. What people choose leads straight back where a send back asked for it,
 * unless they reject; what the clock or a machine does goes its own way and changes no outcome unless its transition
 * says so.
 */
export function leaveAlong(
  course: Course,
  token: number,
  transition: CompiledTransition,
  { at, isChosen }: Leaving,
): Refused | null {
  const { node, returnTo } = course.token(token);
  clearToken(course, token, at);
  submitFrom(course, node);
  // A first submission rejects nothing, whatever its button is called.
  const meant = node === course.flow.start && transition.intent === "reject" ? "neutral" : transition.intent;
  const intent = isChosen || meant !== "neutral" ? meant : null;
  course.add({ type: "OutcomeChosen", token, transition: transition.key, intent });
  const isStaying = transition.to === node;
  const goesBack = returnTo !== null && isChosen && intent !== "reject" && !isStaying;
  const to = goesBack ? returnTo : transition.to;
  // Staying also keeps where the token is to return to.
  const kept = isStaying ? returnTo : null;
  const carried = intent ?? intentBefore(course.state, token);
  return advance(course, { token, to, via: transition.key, returnTo: kept, intent: carried, at });
}

/** How the outcome was meant that sent a token in a branch on its way. */
export function intentBefore(state: TicketState, token: number): Intent {
  const fork = state.tokens.find(({ no }) => no === token)?.fork ?? null;
  return fork !== null && forkOf(state, fork).rejected?.includes(token) ? "reject" : "neutral";
}

function submitFrom(course: Course, node: string): void {
  if (node === course.flow.start && course.state.phase !== "submitted") course.add({ type: "TicketSubmitted" });
}
