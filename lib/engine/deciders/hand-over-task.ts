import type { DelegateTask, ReassignTask, ReturnTask, TransferTask } from "../commands";
import type { CompiledNode } from "../flow/compile";
import type { Course } from "../flow/course";
import type { Task, UserId } from "../model";
import { Refused, refuse } from "../refusal";
import { actionableTask, decidableTask, liveTask, ownerOf } from "../rights";
import { holdsSeat } from "../signing";
import { restartTimers } from "../time/timers";
import { changeValues } from "./complete-task";

/** Gives a task to somebody else for good; the seat and what it is worth go with it. */
export function transferTask(course: Course, { task: no, by, to, at }: TransferTask): Refused | null {
  const found = actionableTask(course, no, by);
  if (found instanceof Refused) return found;
  const { task, node } = found;
  if (!node.mayTransfer) return refuse({ code: "not_offered_here", node: node.key });
  const refused = whyNotTo(course, task, to);
  if (refused !== null) return refused;
  // What is on loan goes on as a loan: it still comes back to who lent it.
  if (task.returns.length > 0) course.add({ type: "TaskLent", task: task.no, to, returns: task.returns });
  else course.add({ type: "TaskTransferred", task: task.no, to });
  restartTimers(course, task.token, at);
  return null;
}

/** Has somebody else work on a task, who then gives it back. */
export function delegateTask(course: Course, { task: no, by, to, at }: DelegateTask): Refused | null {
  const found = decidableTask(course, no, by);
  if (found instanceof Refused) return found;
  const { task, node, acting } = found;
  if (!isOffered(node, "mayDelegate")) return refuse({ code: "not_offered_here", node: node.key });
  const refused = whyNotTo(course, task, to);
  if (refused !== null) return refused;
  if (to === ownerOf(acting)) return refuse({ code: "already_theirs", user: to });
  const returns = [{ user: ownerOf(acting), kind: "delegate" } as const];
  course.add({ type: "TaskLent", task: task.no, to, returns });
  restartTimers(course, task.token, at);
  return null;
}

export const isOffered = (node: CompiledNode, what: "mayDelegate" | "mayAddSigner") =>
  node.type === "task" && node[what];

/** Gives a task back to who lent it or asked first. */
export function returnTask(course: Course, command: ReturnTask): Refused | null {
  const found = actionableTask(course, command.task, command.by);
  if (found instanceof Refused) return found;
  const { task } = found;
  const [last, ...returns] = task.returns;
  if (last === undefined) return refuse({ code: "nothing_to_return" });
  // Who is asked for advice changes nothing.
  if (last.kind === "delegate") changeValues(course, command);
  course.add({ type: "TaskReturned", task: task.no, to: last.user, returns });
  restartTimers(course, task.token, command.at);
  return null;
}

/** Gives a task to somebody else whoever has it, also out of a loan. */
export function reassignTask(course: Course, { task: no, to, at }: ReassignTask): Refused | null {
  const task = liveTask(course, no);
  if (task instanceof Refused) return task;
  if (task.status === "claimed" && task.assignee === to && task.returns.length === 0) {
    return refuse({ code: "already_theirs", user: to });
  }
  const refused = whyNotTo(course, { ...task, status: "open", returns: [] }, to);
  if (refused !== null) return refused;
  course.add({ type: "TaskTransferred", task: task.no, to });
  restartTimers(course, task.token, at);
  return null;
}

/** What keeps a person from getting a task. Nobody signs twice at one node, nor lends to who waits for it. */
function whyNotTo(course: Course, task: Task, to: UserId): Refused | null {
  if (task.status === "claimed" && task.assignee === to) return refuse({ code: "already_theirs", user: to });
  if (task.excluded.includes(to)) return refuse({ code: "target_excluded", user: to });
  if (task.returns.some(({ user }) => user === to)) return refuse({ code: "already_signing", user: to });
  const others = course.token(task.token).seats.filter(({ no }) => no !== task.seat);
  return holdsSeat(others, to) ? refuse({ code: "already_signing", user: to }) : null;
}
