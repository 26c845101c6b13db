import { advance } from "./advance";
import type { AnswerAssignment, DeferAssignment } from "./commands";
import type { PassReason } from "./events";
import { type CompiledNode, type ExceptionRule, isSigned, nodeOf, onwardOf } from "./flow/compile";
import type { Course } from "./flow/course";
import { distinctPrincipals, type Principal, type Seat, samePrincipal, type UserId, userPrincipal } from "./model";
import { type Refused, refuse } from "./refusal";
import { intentBefore, settleNode } from "./settle-node";
import { holdsSeat, MAX_SIGNERS, passingOf } from "./signing";
import { armReminders } from "./time/reminders";

/** So many steps may be passed in a row, by rules or by copies, before somebody is asked or the step is refused. */
const MAX_PASSED = 50;
const MAX_ROUNDS = 200;

/** Puts people to work where a token waits for them, by the node's rules for special cases. */
export function answerAssignment(course: Course, command: AnswerAssignment): Refused | null {
  const token = course.token(command.token);
  demandAwaited(course, command.token, command.seat);
  const node = nodeOf(course.flow, token.node);
  // Seats are few; only going from node to node could take for ever.
  if (command.seat === null && command.round > MAX_ROUNDS) return refuse({ code: "endless_gateways", node: node.key });
  if (node.type === "copy") return sendCopy(course, node, command);
  const refused =
    command.seat !== null
      ? answerSeat(course, node, command)
      : isSigned(node) && command.found.people.length > 0
        ? placeSigners(course, node, command)
        : placeOne(course, node, command);
  if (refused !== null) return refused;
  const stuck = settleNode(course, token.no, command.at);
  if (stuck === null && command.seat === null) startLadder(course, command);
  return stuck;
}

/** Unless rules have answered for everybody, and the token has gone on. */
function startLadder(course: Course, { token, at }: AnswerAssignment): void {
  if (course.state.tokens.some(({ no }) => no === token)) armReminders(course, token, at);
}

/** The node's people are told by another system: the ticket waits for its answer. */
export function deferAssignment(course: Course, { token, at }: DeferAssignment): Refused | null {
  demandAwaited(course, token, null);
  const { node } = course.token(token);
  course.add({ type: "JobStarted", job: course.nextNo(), token, node, kind: "resolver", at });
  return null;
}

function demandAwaited(course: Course, token: number, seat: number | null): void {
  const isAwaited = course.state.awaiting.some((entry) => entry.token === token && entry.seat === seat);
  if (!isAwaited) throw new Error(`token ${token} does not wait for people`);
}

function sendCopy(course: Course, node: CompiledNode, { token, found, at }: AnswerAssignment): Refused | null {
  course.add({ type: "CopySent", token, people: found.principals, at });
  const onward = onwardOf(node);
  if (onward === null) return refuse({ code: "no_branch", node: node.key });
  return advance(course, {
    token,
    to: onward.to,
    via: onward.key,
    returnTo: null,
    intent: intentBefore(course.state, token),
    at,
  });
}

function newSeat(course: Course, person: UserId | null): Seat {
  return { no: course.nextNo(), kind: "base", after: null, person, addedBy: null, status: "queued" };
}

/** One seat: whoever acts first, or the one person who was chosen. */
function placeOne(course: Course, node: CompiledNode, command: AnswerAssignment): Refused | null {
  const seat = newSeat(course, null);
  course.add({ type: "SeatsPlaced", token: command.token, seats: [seat], behind: null });
  const isRequesters = node.type === "start" && command.found.people.length > 0;
  return isRequesters ? openFor(course, command, seat, command.found) : fill(course, node, command, seat);
}

function fill(course: Course, node: CompiledNode, command: AnswerAssignment, seat: Seat): Refused | null {
  const { found } = command;
  const { requester, approvedBy } = course.state;
  if (found.people.length === 0) return make(course, node, command, seat, "nobody");
  const others = node.whenRequester.kind === "allow" ? found.people : found.people.filter((id) => id !== requester);
  if (others.length === 0) return make(course, node, command, seat, "requester");
  const fresh = node.whenRepeated.kind === "allow" ? others : others.filter((id) => !approvedBy.includes(id));
  const isForOne = node.sharing !== "any" && node.sharing !== "claim";
  const [first] = fresh.length > 0 ? fresh : others;
  if (fresh.length === 0 && (isForOne || others.length === 1)) return make(course, node, command, seat, "repeated");
  if (isForOne && first !== undefined) return openFor(course, command, seat, onePerson(first));
  const { kind } = node.whenRepeated;
  // Four eyes: who approved before may not be the one of several who acts; where a rule would pass it, they may.
  const before = fresh.length > 0 && (kind === "refuse" || kind === "assign") ? approvedBy : [];
  const excluded = [...new Set([...(others.length < found.people.length ? [requester] : []), ...before])];
  return openFor(course, command, seat, { principals: found.principals, people: others }, { excluded });
}

/** Everybody gets a seat of their own. */
function placeSigners(course: Course, node: CompiledNode, command: AnswerAssignment): Refused | null {
  const { people } = command.found;
  if (people.length > MAX_SIGNERS) return refuse({ code: "too_many_signers", max: MAX_SIGNERS });
  const first = course.nextNo();
  const seats = people.map((person, index): Seat => ({ ...newSeat(course, person), no: first + index }));
  course.add({ type: "SeatsPlaced", token: command.token, seats, behind: null });
  const now = node.sharing === "in-order" ? seats.slice(0, 1) : seats;
  for (const seat of now) {
    const refused = openSeat(course, node, command, seat, seat.person);
    if (refused !== null) return refused;
  }
  return null;
}

function answerSeat(course: Course, node: CompiledNode, command: AnswerAssignment): Refused | null {
  const seat = course.token(command.token).seats.find(({ no }) => no === command.seat);
  if (seat === undefined) throw new Error(`no seat ${command.seat}`);
  // A seat that is nobody's has been vacated. The rules of a node that several sign name all of them, not this one.
  const isShared = seat.person === null && seat.kind === "base" && !isSigned(node);
  if (isShared) return fill(course, node, command, seat);
  return openSeat(course, node, command, seat, seat.person === null ? null : (command.found.people[0] ?? null));
}

function openSeat(
  course: Course,
  node: CompiledNode,
  command: AnswerAssignment,
  seat: Seat,
  person: UserId | null,
): Refused | null {
  if (person === null) return make(course, node, command, seat, "nobody");
  // Who was added by name is meant, whatever the rules of the node are.
  if (seat.kind === "base") {
    const isOwn = person === course.state.requester && node.whenRequester.kind !== "allow";
    if (isOwn) return make(course, node, command, seat, "requester");
    const isRepeated = course.state.approvedBy.includes(person) && node.whenRepeated.kind !== "allow";
    if (isRepeated) return make(course, node, command, seat, "repeated");
  }
  return openFor(course, command, seat, onePerson(person));
}

const RULES = {
  nobody: { rule: (node: CompiledNode) => node.whenNobody, code: "nobody_found" },
  requester: { rule: (node: CompiledNode) => node.whenRequester, code: "own_ticket" },
  repeated: { rule: (node: CompiledNode) => node.whenRepeated, code: "approved_already" },
} as const satisfies Record<PassReason, { rule: (node: CompiledNode) => ExceptionRule; code: string }>;

/** Makes an exception: passes the seat, refuses the step, or asks others. A ticket never waits for nobody. */
function make(
  course: Course,
  node: CompiledNode,
  command: AnswerAssignment,
  seat: Seat,
  why: PassReason,
): Refused | null {
  const { kind } = RULES[why].rule(node);
  const transition = passingOf(node);
  if (kind === "pass" && transition !== null && command.round < MAX_PASSED) {
    course.add({ type: "SeatPassed", token: command.token, seat: seat.no, why, transition, at: command.at });
    return null;
  }
  if (kind === "refuse" && !command.isUnattended) return refuse({ code: RULES[why].code, node: node.key });
  const { requester } = course.state;
  const excluded = why === "requester" ? [requester] : [];
  const isAllowed = (principal: Principal) => !excluded.some((id) => samePrincipal(principal, userPrincipal(id)));
  const rule = RULES[why].rule(node);
  const asksManagers = rule.kind !== "assign" || rule.toManagers || command.instead[why].length === 0;
  const allowed = distinctPrincipals([...command.instead[why], ...(asksManagers ? command.managers : [])]).filter(
    isAllowed,
  );
  // Nobody signs twice while there is somebody else.
  const { seats } = course.token(command.token);
  const others = allowed.filter(({ type, id }) => type !== "user" || !holdsSeat(seats, id));
  const asked = others.length > 0 ? others : allowed;
  const isFallback = why === "nobody" || asksManagers;
  // The only person left who runs things may be the requester.
  if (asked.length === 0) {
    return openFor(course, command, seat, { principals: command.managers, people: [] }, { isFallback: true });
  }
  return openFor(course, command, seat, { principals: asked, people: [] }, { excluded, isFallback });
}

type Given = { principals: readonly Principal[]; people: readonly UserId[] };

const onePerson = (id: UserId): Given => ({ principals: [userPrincipal(id)], people: [id] });

function openFor(
  course: Course,
  { token, at }: AnswerAssignment,
  seat: Seat,
  { principals, people }: Given,
  { excluded = [], isFallback = false }: { excluded?: readonly UserId[]; isFallback?: boolean } = {},
): null {
  const { node } = course.token(token);
  const candidates = distinctPrincipals(principals);
  const [only] = candidates;
  const assignee = candidates.length === 1 && only?.type === "user" ? only.id : null;
  const isShared = assignee === null && people.length !== 1;
  course.add({
    type: "TaskOpened",
    task: course.nextNo(),
    token,
    node,
    seat: seat.no,
    at,
    candidates,
    excluded,
    assignee,
    mustClaim: isShared && nodeOf(course.flow, node).sharing === "claim",
    isFallback,
  });
  return null;
}
