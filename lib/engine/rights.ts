import type { Person } from "./commands";
import { type CompiledNode, type CompiledTransition, nodeOf } from "./flow/compile";
import type { Course } from "./flow/course";
import { type Principal, samePrincipal, type Task, type UserId } from "./model";
import { Refused, refuse } from "./refusal";
import { holdsSeat } from "./signing";

/** In whose name somebody acts: their own, or that of a person they stand in for. */
export type Acting = { by: UserId; forUser: UserId | null };

/** Whom a task then belongs to. */
export const ownerOf = ({ by, forUser }: Acting): UserId => forUser ?? by;

/**
 * Whether a person may take or do a live task, in their own name or in that of somebody they stand in for.
 * Nobody stands in for another on a ticket of their own.
 */
export function actingOn(task: Task, by: Person, requester: UserId): Acting | Refused {
  const own = whyNotAs(task, by.userId, by.principals);
  if (own === null) return { by: by.userId, forUser: null };
  const stood = by.standsFor.find(({ userId, principals }) => whyNotAs(task, userId, principals) === null);
  if (stood === undefined) return own;
  if (by.userId === requester) return refuse({ code: "stand_in_is_requester" });
  if (task.excluded.includes(by.userId)) return refuse({ code: "excluded" });
  return { by: by.userId, forUser: stood.userId };
}

function whyNotAs(task: Task, userId: UserId, principals: readonly Principal[]): Refused | null {
  if (task.status === "claimed" && task.assignee === userId) return null;
  if (!isCandidate(task, principals)) return refuse({ code: "not_a_candidate" });
  if (task.excluded.includes(userId)) return refuse({ code: "excluded" });
  return task.status === "claimed" ? refuse({ code: "task_taken", by: task.assignee }) : null;
}

function isCandidate(task: Task, principals: readonly Principal[]): boolean {
  return task.candidates.some((candidate) => principals.some((principal) => samePrincipal(candidate, principal)));
}

/** What keeps a person from acting on a live task now; null when nothing does. */
export function whyNot(task: Task, by: Person, requester: UserId): Refused | null {
  const acting = actingOn(task, by, requester);
  if (acting instanceof Refused) return acting;
  return task.status === "open" && task.mustClaim ? refuse({ code: "claim_first" }) : null;
}

export function liveTask(course: Course, no: number): Task | Refused {
  const task = course.state.tasks.find((entry) => entry.no === no);
  if (task !== undefined) return task;
  return course.state.endedAt === null ? refuse({ code: "task_gone", task: no }) : refuse({ code: "ticket_ended" });
}

/**
 * As `actingOn`; and nobody signs twice at one node by taking the place of somebody else there. Whoever runs the flow
 * may, for people who are gone.
 */
export function actingAt(course: Course, task: Task, by: Person): Acting | Refused {
  const acting = actingOn(task, by, course.state.requester);
  const isTheirs = task.status === "claimed" && task.assignee === by.userId;
  if (acting instanceof Refused || isTheirs || task.isFallback) return acting;
  const others = course.token(task.token).seats.filter(({ no }) => no !== task.seat);
  return holdsSeat(others, by.userId) ? refuse({ code: "already_signing", user: by.userId }) : acting;
}

type Actionable = { task: Task; node: CompiledNode; acting: Acting };

/** A live task this person may act on now, claimed where that comes first. */
export function actionableTask(course: Course, no: number, by: Person): Actionable | Refused {
  const task = liveTask(course, no);
  if (task instanceof Refused) return task;
  const { requester } = course.state;
  const refused = whyNot(task, by, requester);
  const acting = actingAt(course, task, by);
  if (refused !== null || acting instanceof Refused) return refused ?? (acting as Refused);
  return { task, node: nodeOf(course.flow, task.node), acting };
}

/** As `actionableTask`, for what only the person who decides may do: not while somebody else was asked or has it on loan. */
export function decidableTask(course: Course, no: number, by: Person): Actionable | Refused {
  const found = actionableTask(course, no, by);
  if (found instanceof Refused || found.task.returns.length === 0) return found;
  return refuse({ code: "finish_first" });
}

/** A transition a person may press: it leaves this node and is not a timed one. */
export function buttonOf(course: Course, node: string, key: string): CompiledTransition | Refused {
  const transition = course.flow.transitions.get(key);
  const isHere = transition !== undefined && transition.from === node && transition.afterMs === null;
  return isHere ? transition : refuse({ code: "transition_not_here", transition: key });
}
