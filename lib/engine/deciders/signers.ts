import type { AddSigner, RemoveSigner } from "../commands";
import { nodeOf } from "../flow/compile";
import type { Course } from "../flow/course";
import { type Return, type Seat, type Task, type UserId, userPrincipal } from "../model";
import { Refused, refuse } from "../refusal";
import { type Acting, actionableTask, decidableTask, ownerOf } from "../rights";
import { settleNode } from "../settle-node";
import { holdsSeat, MAX_SIGNERS } from "../signing";
import { restartTimers } from "../time/timers";
import { isOffered } from "./hand-over-task";

/**
 * Brings others in: `before` asks them first, one after the other, and the task then comes back; `beside` and `after`
 * give them seats of their own, so that the node needs them too.
 */
export function addSigner(course: Course, command: AddSigner): Refused | null {
  const isBefore = command.position === "before";
  // Who was asked may ask others in turn: a stack. Who has it on loan may not bring in signers.
  const found = isBefore
    ? actionableTask(course, command.task, command.by)
    : decidableTask(course, command.task, command.by);
  if (found instanceof Refused) return found;
  const { task, node, acting } = found;
  if (!isOffered(node, "mayAddSigner")) return refuse({ code: "not_offered_here", node: node.key });
  const people = [...new Set(command.people)];
  const refused = whyNotAll(course, task, acting, people, isBefore);
  if (refused !== null) return refused;
  if (isBefore) askFirst(course, task, acting, people);
  else placeSeats(course, task, acting, people, command);
  restartTimers(course, task.token, command.at);
  return null;
}

function whyNotAll(
  course: Course,
  task: Task,
  acting: Acting,
  people: readonly UserId[],
  isBefore: boolean,
): Refused | null {
  const { seats } = course.token(task.token);
  if (seats.length + task.returns.length + people.length > MAX_SIGNERS) {
    return refuse({ code: "too_many_signers", max: MAX_SIGNERS });
  }
  const others = seats.filter(({ no }) => no !== task.seat);
  const lenders = task.returns.map(({ user }) => user);
  for (const user of people) {
    if (user === acting.by || user === ownerOf(acting)) return refuse({ code: "already_theirs", user });
    if (task.excluded.includes(user)) return refuse({ code: "target_excluded", user });
    const isThere = isBefore ? lenders.includes(user) : holdsSeat(others, user);
    if (isThere) return refuse({ code: "already_signing", user });
  }
  return null;
}

function askFirst(course: Course, task: Task, acting: Acting, people: readonly UserId[]): void {
  const [first, ...later] = people;
  if (first === undefined) return;
  const next = later.map((user): Return => ({ user, kind: "next" }));
  const returns: Return[] = [...next, { user: ownerOf(acting), kind: "consult" }, ...task.returns];
  course.add({ type: "TaskLent", task: task.no, to: first, returns });
}

function placeSeats(
  course: Course,
  task: Task,
  acting: Acting,
  people: readonly UserId[],
  { position, at }: AddSigner,
): void {
  const first = course.nextNo();
  const kind = position === "after" ? "after" : "beside";
  const after = kind === "after" ? task.seat : null;
  // An open task that several could do is from now on that of who brings the others in.
  if (task.status === "open") course.add({ type: "TaskClaimed", task: task.no, ...acting });
  const seats = people.map((person, index): Seat => {
    return { no: first + index, kind, after, person, addedBy: acting.by, status: "queued" };
  });
  course.add({ type: "SeatsPlaced", token: task.token, seats, behind: task.seat });
  if (kind === "after") return;
  for (const seat of seats) {
    const candidates = [userPrincipal(seat.person ?? 0)];
    const opened = { token: task.token, node: task.node, seat: seat.no, at, candidates, excluded: [] };
    const flags = { mustClaim: false, isFallback: false };
    course.add({ type: "TaskOpened", task: course.nextNo(), ...opened, assignee: seat.person, ...flags });
  }
}

/** Takes a signer out again: who brought them in, or whoever runs the flow. The last seat of a node stays. */
export function removeSigner(course: Course, command: RemoveSigner): Refused | null {
  const token = course.state.tokens.find(({ seats }) => seats.some(({ no }) => no === command.seat));
  const seat = token?.seats.find(({ no }) => no === command.seat);
  if (token === undefined || seat === undefined || seat.status === "done") return refuse({ code: "seat_gone" });
  const task = course.state.tasks.find((entry) => entry.token === token.no && entry.seat === seat.no);
  const asked = task?.returns.findIndex(({ user, kind }) => user === command.by.userId && kind !== "next") ?? -1;
  if (task !== undefined && asked >= 0) {
    const returns = task.returns.slice(asked + 1);
    course.add({ type: "TaskReturned", task: task.no, to: command.by.userId, returns });
    restartTimers(course, token.no, command.at);
    return null;
  }
  if (!command.isIntervener && seat.addedBy !== command.by.userId) return refuse({ code: "not_your_signer" });
  if (token.seats.length === 1) return refuse({ code: "last_signer" });
  if (task !== undefined) course.add({ type: "TaskCancelled", task: task.no, at: command.at });
  course.add({ type: "SeatRemoved", token: token.no, seat: seat.no });
  restartTimers(course, token.no, command.at);
  return nodeOf(course.flow, token.node).type === "task" ? settleNode(course, token.no, command.at) : null;
}
