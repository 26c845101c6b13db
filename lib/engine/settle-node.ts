import { advance } from "./advance";
import { clearToken } from "./clear";
import { type CompiledTransition, nodeOf } from "./compile";
import type { Course } from "./course";
import type { Instant } from "./model";
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
  return leaveAlong(course, token, transition, at);
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

/** Leaves a token's node along a transition; where a send back asked for it, straight back to where that came from. */
export function leaveAlong(course: Course, token: number, transition: CompiledTransition, at: Instant): Refused | null {
  const { node, returnTo } = course.token(token);
  clearToken(course, token, at);
  submitFrom(course, node);
  // A first submission rejects nothing, whatever its button is called.
  const intent = node === course.flow.start && transition.intent === "reject" ? "neutral" : transition.intent;
  course.add({ type: "OutcomeChosen", transition: transition.key, intent });
  const isStaying = transition.to === node;
  const goesBack = returnTo !== null && intent !== "reject" && !isStaying;
  const to = goesBack ? returnTo : transition.to;
  // Saving and staying also keeps where the token is to return to.
  const kept = isStaying ? returnTo : null;
  return advance(course, { token, to, via: transition.key, returnTo: kept, intent, at });
}

function submitFrom(course: Course, node: string): void {
  if (node === course.flow.start && course.state.phase !== "submitted") course.add({ type: "TicketSubmitted" });
}
