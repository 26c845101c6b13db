import { agreeingOf, type CompiledNode, isSigned } from "./flow/compile";
import type { Course } from "./flow/course";
import type { Seat, TransitionKey, Vote } from "./model";

export const MAX_SIGNERS = 500;

/** The votes of a node, by what they say; with hundreds of seats one pass is what a vote costs. */
function votesOf(seats: readonly Seat[]): { approvals: Vote[]; rejections: Vote[] } {
  const [approvals, rejections]: [Vote[], Vote[]] = [[], []];
  for (const seat of seats) {
    if (seat.status === "done") (seat.vote.intent === "reject" ? rejections : approvals).push(seat.vote);
  }
  return { approvals, rejections };
}

/** How many approvals close a node with these seats. */
function needOf({ sharing, signing }: CompiledNode, seats: number): number {
  if (sharing !== "ratio") return seats;
  const { need } = signing;
  if (need.kind === "count") return Math.min(need.count, seats);
  // Forgive what binary fractions add: 7 % of 100 are 7, not 8.
  return Math.max(1, Math.ceil((seats * need.percent) / 100 - 1e-9));
}

/**
 * The transition that the votes of a node decide on; null while they leave it open. What is not a rejection counts
 * as an approval; the button most people pressed wins, on a tie the one pressed first; of rejections the first.
 */
export function decisionOf(node: CompiledNode, seats: readonly Seat[]): { transition: TransitionKey } | null {
  if (seats.length === 0) return null;
  const { approvals, rejections } = votesOf(seats);
  const unanswered = seats.length - approvals.length - rejections.length;
  const [firstRejection] = inOrder(rejections);
  if (firstRejection !== undefined && rejectionDecides(node, seats.length, rejections.length)) return firstRejection;
  const need = needOf(node, seats.length);
  if (approvals.length >= need) return favourite(approvals);
  const isHopeless = node.signing.reject.kind === "threshold" && approvals.length + unanswered < need;
  if (unanswered > 0 && !isHopeless) return null;
  return firstRejection ?? (unanswered === 0 ? favourite(approvals) : null);
}

function rejectionDecides({ signing }: CompiledNode, seats: number, rejections: number): boolean {
  const { reject } = signing;
  switch (reject.kind) {
    case "first":
      return true;
    case "threshold":
      return rejections >= Math.min(reject.count, seats);
    case "all-answered":
      return false;
  }
}

const inOrder = (votes: readonly Vote[]) => [...votes].sort((a, b) => a.at - b.at);

function favourite(votes: readonly Vote[]): Vote | null {
  const counts = new Map<TransitionKey, number>();
  for (const { transition } of votes) counts.set(transition, (counts.get(transition) ?? 0) + 1);
  let best: Vote | null = null;
  for (const vote of inOrder(votes)) {
    if (best === null || (counts.get(vote.transition) ?? 0) > (counts.get(best.transition) ?? 0)) best = vote;
  }
  return best;
}

/**
 * Asks for the seats whose turn has come: one after the other where the node says so, otherwise all that wait for no
 * other seat.
 */
export function callNextSeats(course: Course, token: number, node: CompiledNode): void {
  const { seats } = course.token(token);
  const isInOrder = node.sharing === "in-order";
  if (isInOrder && seats.some(({ status }) => status === "live")) return;
  const ready = seats.filter((seat) => seat.status === "queued" && !isUnanswered(seats, seat.after));
  for (const seat of isInOrder ? ready.slice(0, 1) : ready) ask(course, token, node, seat);
}

function isUnanswered(seats: readonly Seat[], no: number | null): boolean {
  return no !== null && seats.some((seat) => seat.no === no && seat.status !== "done");
}

function ask(course: Course, token: number, node: CompiledNode, seat: Seat): void {
  if (course.state.awaiting.some((entry) => entry.token === token && entry.seat === seat.no)) return;
  course.add({ type: "AssignmentRequested", token, node: node.key, seat: seat.no, preferred: null, given: null });
}

/** Whether a person already has a place among those who sign. */
export function holdsSeat(seats: readonly Seat[], user: number): boolean {
  return seats.some((seat) => seat.person === user || (seat.status === "done" && seat.vote.by === user));
}

/** Everybody who has a place among those who sign. */
export function holdersOf(seats: readonly Seat[]): ReadonlySet<number> {
  const people = seats.flatMap((seat) => [seat.person, seat.status === "done" ? seat.vote.by : null]);
  return new Set(people.filter((id) => id !== null));
}

/** Whether several people answer here, so that saving is not deciding. */
export const isShared = (node: CompiledNode, seats: readonly Seat[]) => isSigned(node) || seats.length > 1;

/** The button a rule presses; null where there is none, so that people have to look. */
export const passingOf = (node: CompiledNode) => agreeingOf(node)?.key ?? null;
