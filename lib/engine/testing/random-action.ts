import fc from "fast-check";
import type { EngineCommand, Person } from "../commands";
import type { Task } from "../model";
import { GROUP, GROUP_PRINCIPAL } from "./random-flow";
import { ann, bob, boss, dan, eve, fay, type Scenario } from "./scenario";

const PLAYERS: readonly Person[] = [ann, bob, eve, dan, fay, boss].map((player) =>
  GROUP.includes(player) ? { ...player, principals: [...player.principals, GROUP_PRINCIPAL] } : player,
);

export type Step = { kind: number; who: number; which: number; target: number; days: number; isWild: boolean };

export const randomStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.nat(39),
  who: fc.nat(5),
  which: fc.nat(50),
  target: fc.nat(50),
  days: fc.nat(5),
  isWild: fc.nat(3).map((chance) => chance === 0),
});

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** Somebody who can act on a task, so that most steps do something; a wild step takes anybody. */
function actorFor(task: Task | undefined, step: Step): Person {
  const anyone = at(PLAYERS, step.who) ?? ann;
  if (step.isWild || task === undefined) return anyone;
  const ids = task.status === "claimed" ? [task.assignee] : task.candidates.map(({ id }) => id);
  return PLAYERS.find(({ userId }) => userId === at(ids, step.who)) ?? anyone;
}

const COMPLETE = 39;
export const FIRE = 1;
const [RELEASE, RETURN, REMOVE, CLAIM] = [0, 5, 9, 21];
const JOBS = [12, 13, 14, 15, 16, 20];

/** The kind of a step, or another where there is nothing it could be done to. */
function fittingKind({ state }: Scenario, kind: number, task: Task | undefined): number {
  if (JOBS.includes(kind)) return state.jobs.length > 0 ? kind : COMPLETE;
  if (kind === FIRE) return state.timers.length > 0 ? kind : COMPLETE;
  if (task === undefined) return state.jobs.length > 0 ? (JOBS[kind % 2] ?? COMPLETE) : FIRE;
  if (kind === REMOVE) return state.tokens.some(({ seats }) => seats.length > 1) ? kind : COMPLETE;
  if (task.status === "open" && task.mustClaim) return CLAIM;
  const isDeciding = kind > 20 || kind === RELEASE || kind === RETURN || kind === RETURN + 1;
  if (isDeciding && task.returns.length > 0) return RETURN;
  if (kind === RELEASE) return task.mustClaim ? kind : COMPLETE;
  return isDeciding ? COMPLETE : kind;
}

/** Mostly when it is due, which is then the time. */
function fireTimer(s: Scenario, step: Step): EngineCommand {
  const timer = at(s.state.timers, step.which);
  if (timer !== undefined && !step.isWild) s.at = Math.max(s.at, timer.dueAt);
  return s.fire(timer?.no ?? step.which);
}

/** Any command at all, made so that a good part of them is accepted. */
export function toCommand(s: Scenario, step: Step): EngineCommand {
  const { state, flow } = s;
  const task = at(state.tasks, step.which);
  const by = actorFor(task, step);
  const base = { at: s.at, by };
  const onTask = { ...base, task: task?.no ?? step.which };
  const job = at(state.jobs, step.which);
  const onJob = { at: s.at, job: job?.no ?? step.which, attempt: job?.attempt ?? 1 };
  const other = at(PLAYERS, step.target) ?? bob;
  const edits = { title: null, values: { days: step.days } };
  const nodes = [...flow.nodes.keys()];
  switch (step.isWild ? step.kind : fittingKind(s, step.kind, task)) {
    case 0:
      return { type: "ReleaseTask", ...onTask };
    case 1:
      return fireTimer(s, step);
    case 2: {
      const finished = Object.keys(state.handledBy);
      const to = at(step.isWild ? nodes : finished, step.target) ?? "start";
      return { type: "SendBackTask", ...onTask, to, afterwards: step.days > 2 ? "return" : "rerun" };
    }
    case 3:
      return { type: "TransferTask", ...onTask, to: other.userId };
    case 4:
      return { type: "DelegateTask", ...onTask, to: other.userId };
    case 5:
    case 6:
      return { type: "ReturnTask", ...onTask, ...edits };
    case 7:
    case 8: {
      const position = (["before", "beside", "after"] as const)[step.days % 3] ?? "before";
      const people = step.days > 3 ? [other.userId, (at(PLAYERS, step.target + 1) ?? bob).userId] : [other.userId];
      return { type: "AddSigner", ...onTask, people, position };
    }
    case 9: {
      const seats = state.tokens.flatMap((token) => token.seats);
      return { type: "RemoveSigner", ...base, seat: at(seats, step.target)?.no ?? 0, isIntervener: step.isWild };
    }
    case 10:
      return step.isWild ? { type: "WithdrawTicket", ...base, by: ann } : { type: "RemindAssignees", ...base };
    case 11:
      return { type: "SaveTask", ...onTask, ...edits };
    case 12:
    case 13:
      return { type: "CompleteJob", ...onJob, ...edits };
    case 14:
      return { type: "FailJob", ...onJob, error: "no answer" };
    case 15:
      return job?.status === "failed" && step.days > 1 ? { type: "RetryJob", ...onJob } : { type: "SkipJob", ...onJob };
    case 16:
      return { type: "AnswerResolver", ...onJob, people: step.isWild ? [] : [other.userId] };
    case 17: {
      const token = step.days > 3 ? null : (at(state.tokens, step.which)?.no ?? 0);
      return { type: "MoveTicket", at: s.at, token, to: at(nodes, step.target) ?? "start" };
    }
    case 18:
      if (step.isWild) return { type: "ReopenTask", at: s.at, task: onTask.task, there: [other.userId] };
      return { type: "ReassignTask", at: s.at, task: onTask.task, to: other.userId };
    case 19:
      if (step.target === 7) return { type: "CloseTicket", at: s.at };
      return { type: "EditValues", at: s.at, ...edits };
    case 20:
      return step.isWild ? { type: "AddComment", ...base, mentions: [2] } : { type: "HoldJob", ...onJob };
    case 21:
    case 22:
    case 23:
    case 24:
      return { type: "ClaimTask", ...onTask };
    default: {
      const out = task === undefined ? [] : (flow.nodes.get(task.node)?.out ?? []);
      const buttons = step.isWild ? out : out.filter(({ afterMs }) => afterMs === null);
      return { type: "CompleteTask", ...onTask, transition: at(buttons, step.target)?.key ?? "none", ...edits };
    }
  }
}
