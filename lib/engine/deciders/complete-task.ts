import { restartTimers } from "../clear";
import type { CompleteTask, SaveTask } from "../commands";
import type { Course } from "../course";
import type { Values } from "../model";
import { Refused } from "../refusal";
import { actionableTask, buttonOf, decidableTask } from "../rights";
import { settleNode } from "../settle-node";
import { isShared } from "../signing";

export function changeValues(course: Course, { title, values }: { title: string | null; values: Values }): void {
  if (title === null && Object.keys(values).length === 0) return;
  course.add({ type: "ValuesChanged", title, values });
}

/** Presses a button of the node: the vote of a seat, which decides alone where nobody else signs. */
export function completeTask(course: Course, command: CompleteTask): Refused | null {
  const found = decidableTask(course, command.task, command.by);
  if (found instanceof Refused) return found;
  const { task, node, acting } = found;
  const button = buttonOf(course, task.node, command.transition);
  if (button instanceof Refused) return button;
  changeValues(course, command);
  // Where others answer too, a button that leads nowhere saves and is no answer.
  if (button.to === task.node && isShared(node, course.token(task.token).seats)) {
    restartTimers(course, task.token, command.at);
    return null;
  }
  const { key: transition, intent } = button;
  course.add({ type: "TaskCompleted", task: task.no, ...acting, at: command.at, transition, intent });
  return settleNode(course, task.token, command.at);
}

/** Keeps what was filled in so far. */
export function saveTask(course: Course, command: SaveTask): Refused | null {
  const found = actionableTask(course, command.task, command.by);
  if (found instanceof Refused) return found;
  changeValues(course, command);
  restartTimers(course, found.task.token, command.at);
  return null;
}
