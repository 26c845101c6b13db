import type { CompleteTask, SaveTask } from "../commands";
import type { Course } from "../flow/course";
import type { Values } from "../model";
import { Refused, refuse } from "../refusal";
import { actionableTask, buttonOf, decidableTask } from "../rights";
import { settleNode } from "../settle-node";
import { isShared } from "../signing";
import { restartTimers } from "../time/timers";

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
  const { key: transition, intent } = button;
  if (button.to === task.node) {
    // It saves and stays. Where others answer too it is no outcome.
    const isAlone = !isShared(node, course.token(task.token).seats);
    if (isAlone) course.add({ type: "OutcomeChosen", token: task.token, transition, intent });
    restartTimers(course, task.token, command.at);
    return null;
  }
  course.add({ type: "TaskCompleted", task: task.no, ...acting, at: command.at, transition, intent });
  return settleNode(course, task.token, command.at);
}

/** Keeps what was filled in so far. */
export function saveTask(course: Course, command: SaveTask): Refused | null {
  const found = actionableTask(course, command.task, command.by);
  if (found instanceof Refused) return found;
  // Who is asked for advice changes nothing.
  const [last] = found.task.returns;
  if (last !== undefined && last.kind !== "delegate") return refuse({ code: "finish_first" });
  changeValues(course, command);
  restartTimers(course, found.task.token, command.at);
  return null;
}
