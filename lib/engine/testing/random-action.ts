import fc from "fast-check";
import type { EngineCommand, Person } from "../commands";
import type { Task } from "../model";
import { ann, bob, boss, dan, eve, fay, type Scenario } from "./scenario";

export const PLAYERS: readonly Person[] = [ann, bob, eve, dan, fay, boss];

export type Step = { kind: number; who: number; which: number; target: number; days: number; isWild: boolean };

export const randomStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.nat(39),
  who: fc.nat(5),
  which: fc.nat(50),
  target: fc.nat(50),
  days: fc.nat(5),
  isWild: fc.boolean(),
});

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** Somebody who can act on a task, so that most steps do something; a wild step takes anybody. */
function actorFor(task: Task | undefined, step: Step): Person {
  const anyone = at(PLAYERS, step.who) ?? ann;
  if (step.isWild || task === undefined) return anyone;
  const ids = task.status === "claimed" ? [task.assignee] : task.candidates.map(({ id }) => id);
  return PLAYERS.find(({ userId }) => userId === at(ids, step.who)) ?? anyone;
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
  switch (step.kind) {
    case 0:
      return { type: "ReleaseTask", ...onTask };
    case 1:
      return { type: "FireTimer", at: s.at, timer: at(state.timers, step.which)?.no ?? step.which };
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
      const people = step.isWild ? [other.userId, (at(PLAYERS, step.target + 1) ?? bob).userId] : [other.userId];
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
      return step.isWild ? { type: "RetryJob", ...onJob } : { type: "SkipJob", ...onJob };
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
