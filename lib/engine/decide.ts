import { advance } from "./advance";
import type {
  ClaimTask,
  CompleteTask,
  CreateTicket,
  EngineCommand,
  FireTimer,
  OpenTask,
  Person,
  ReleaseTask,
  SendBackTask,
} from "./commands";
import { type CompiledFlow, type CompiledTransition, nodeOf } from "./compile";
import { Course } from "./course";
import type { TicketEvent } from "./events";
import { type Instant, samePrincipal, type Task, type TicketState } from "./model";
import { Refused, refuse } from "./refusal";

type Decider<C extends EngineCommand> = (course: Course, command: C) => Refused | null;

/**
 * What a command does to a ticket: facts, or a refusal and nothing.
 * Pure and total; the same arguments always give the same answer.
 *
 * @returns the events in the order they are folded, or `Refused`.
 */
export function decide(
  state: TicketState,
  command: EngineCommand,
  flow: CompiledFlow,
): readonly TicketEvent[] | Refused {
  const course = new Course(state, flow);
  const refused = (deciders[command.type] as Decider<EngineCommand>)(course, command);
  return refused ?? course.events;
}

const deciders: { [T in EngineCommand["type"]]: Decider<Extract<EngineCommand, { type: T }>> } = {
  CreateTicket: createTicket,
  ClaimTask: claimTask,
  ReleaseTask: releaseTask,
  CompleteTask: completeTask,
  SendBackTask: sendBackTask,
  FireTimer: fireTimer,
  OpenTask: openTask,
};

function createTicket(course: Course, command: CreateTicket): Refused | null {
  const { at, by, title, values } = command;
  const transition = button(course, course.flow.start, command.transition);
  if (transition instanceof Refused) return transition;
  course.add({ type: "TicketCreated", at, requester: by.userId, title, values });
  const token = course.nextNo();
  course.add({ type: "TokenCreated", token, node: course.flow.start, at });
  // A first submission rejects nothing, whatever its button is called.
  const intent = transition.intent === "reject" ? "neutral" : transition.intent;
  course.add({ type: "OutcomeChosen", transition: transition.key, intent });
  return advance(course, { token, to: transition.to, via: transition.key, returnTo: null, at });
}

function claimTask(course: Course, command: ClaimTask): Refused | null {
  const task = liveTask(course, command.task);
  if (task instanceof Refused) return task;
  if (!isCandidate(task, command.by)) return refuse({ code: "not_a_candidate" });
  if (task.status === "claimed") {
    return task.assignee === command.by.userId
      ? refuse({ code: "claim_not_needed" })
      : refuse({ code: "task_taken", by: task.assignee });
  }
  if (!task.mustClaim) return refuse({ code: "claim_not_needed" });
  course.add({ type: "TaskClaimed", task: task.no, by: command.by.userId });
  restartTimers(course, task, command.at);
  return null;
}

function releaseTask(course: Course, command: ReleaseTask): Refused | null {
  const task = liveTask(course, command.task);
  if (task instanceof Refused) return task;
  if (task.status !== "claimed" || task.assignee !== command.by.userId) return refuse({ code: "not_the_assignee" });
  if (!task.mustClaim) return refuse({ code: "claim_not_needed" });
  course.add({ type: "TaskReleased", task: task.no });
  restartTimers(course, task, command.at);
  return null;
}

function completeTask(course: Course, command: CompleteTask): Refused | null {
  const task = actionableTask(course, command.task, command.by);
  if (task instanceof Refused) return task;
  const transition = button(course, task.node, command.transition);
  if (transition instanceof Refused) return transition;
  const returnTo = course.state.tokens.find((token) => token.no === task.token)?.returnTo ?? null;
  changeValues(course, command);
  finishTask(course, task, command, transition.key);
  course.add({ type: "OutcomeChosen", transition: transition.key, intent: transition.intent });
  const goesBack = returnTo !== null && transition.intent !== "reject" && transition.to !== task.node;
  const to = goesBack ? returnTo : transition.to;
  // A self-loop saves and stays, so it also keeps where the token is to return to.
  const kept = transition.to === task.node ? returnTo : null;
  return advance(course, { token: task.token, to, via: transition.key, returnTo: kept, at: command.at });
}

function sendBackTask(course: Course, command: SendBackTask): Refused | null {
  const task = actionableTask(course, command.task, command.by);
  if (task instanceof Refused) return task;
  if (!nodeOf(course.flow, task.node).maySendBack) return refuse({ code: "send_back_not_allowed" });
  const isFinished = command.to !== task.node && Object.hasOwn(course.state.handledBy, command.to);
  if (!isFinished) return refuse({ code: "node_not_finished", node: command.to });
  finishTask(course, task, command, null);
  const returnTo = command.afterwards === "return" ? task.node : null;
  return advance(course, { token: task.token, to: command.to, via: null, returnTo, at: command.at });
}

function fireTimer(course: Course, command: FireTimer): Refused | null {
  const timer = course.state.timers.find((entry) => entry.no === command.timer);
  if (timer === undefined) return refuse({ code: "timer_gone", timer: command.timer });
  if (command.at < timer.dueAt) return refuse({ code: "timer_not_due", timer: timer.no });
  const transition = course.flow.transitions.get(timer.transition);
  if (transition === undefined) return refuse({ code: "transition_not_here", transition: timer.transition });
  course.add({ type: "TimerFired", timer: timer.no, at: command.at });
  for (const task of course.state.tasks) {
    if (task.token === timer.token) course.add({ type: "TaskCancelled", task: task.no, at: command.at });
  }
  cancelTimers(course, timer.token);
  course.add({ type: "OutcomeChosen", transition: transition.key, intent: transition.intent });
  return advance(course, {
    token: timer.token,
    to: transition.to,
    via: transition.key,
    returnTo: null,
    at: command.at,
  });
}

function openTask(course: Course, command: OpenTask): Refused | null {
  const token = course.state.tokens.find((entry) => entry.no === command.token);
  if (token === undefined || !course.state.awaiting.includes(command.token)) {
    throw new Error(`token ${command.token} does not wait for people`);
  }
  const { at, candidates, assignee, mustClaim, isFallback } = command;
  const opened = { at, candidates, assignee, mustClaim, isFallback };
  course.add({ type: "TaskOpened", task: course.nextNo(), token: token.no, node: token.node, ...opened });
  return null;
}

function liveTask(course: Course, no: number): Task | Refused {
  const task = course.state.tasks.find((entry) => entry.no === no);
  if (task !== undefined) return task;
  return course.state.endedAt === null ? refuse({ code: "task_gone", task: no }) : refuse({ code: "ticket_ended" });
}

function actionableTask(course: Course, no: number, by: Person): Task | Refused {
  const task = liveTask(course, no);
  if (task instanceof Refused) return task;
  return whyNot(task, by) ?? task;
}

/** What keeps a person from acting on a live task now; null when nothing does. */
export function whyNot(task: Task, by: Person): Refused | null {
  if (task.status === "claimed" && task.assignee === by.userId) return null;
  if (!isCandidate(task, by)) return refuse({ code: "not_a_candidate" });
  if (task.status === "claimed") return refuse({ code: "task_taken", by: task.assignee });
  return task.mustClaim ? refuse({ code: "claim_first" }) : null;
}

function isCandidate(task: Task, person: Person): boolean {
  return task.candidates.some((candidate) =>
    person.principals.some((principal) => samePrincipal(candidate, principal)),
  );
}

/** A transition a person may press: it leaves this node and is not a timed one. */
function button(course: Course, node: string, key: string): CompiledTransition | Refused {
  const transition = course.flow.transitions.get(key);
  const isHere = transition !== undefined && transition.from === node && transition.afterMs === null;
  return isHere ? transition : refuse({ code: "transition_not_here", transition: key });
}

function changeValues(course: Course, command: CompleteTask): void {
  if (command.title === null && Object.keys(command.values).length === 0) return;
  course.add({ type: "ValuesChanged", title: command.title, values: command.values });
}

function finishTask(course: Course, task: Task, command: CompleteTask | SendBackTask, transition: string | null): void {
  course.add({ type: "TaskCompleted", task: task.no, by: command.by.userId, at: command.at, transition });
  cancelTimers(course, task.token);
}

function cancelTimers(course: Course, token: number): void {
  for (const timer of course.state.timers) {
    if (timer.token === token) course.add({ type: "TimerCancelled", timer: timer.no });
  }
}

function restartTimers(course: Course, task: Task, at: Instant): void {
  for (const timer of course.state.timers) {
    const transition = course.flow.transitions.get(timer.transition);
    if (timer.token !== task.token || !transition?.resetsOnActivity || transition.afterMs === null) continue;
    course.add({ type: "TimerCancelled", timer: timer.no });
    const dueAt = at + transition.afterMs;
    course.add({ type: "TimerArmed", timer: course.nextNo(), token: timer.token, transition: timer.transition, dueAt });
  }
}
