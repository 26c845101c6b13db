import type { AddSigner, EngineCommand, Person, SendBackTask } from "../commands";
import type { Scenario } from "./scenario";

/** Commands as people say them, at the scenario's time; a task left out is the live one of whoever acts. */
export const actsOf = (s: Scenario) => ({
  release: (by: Person, task = s.taskNo(by)): EngineCommand => ({ type: "ReleaseTask", at: s.at, by, task }),
  save: (by: Person, values: Record<string, number>, task = s.taskNo(by)): EngineCommand => {
    return { type: "SaveTask", at: s.at, by, task, title: null, values };
  },
  transfer: (by: Person, to: Person, task = s.taskNo(by)): EngineCommand => {
    return { type: "TransferTask", at: s.at, by, task, to: to.userId };
  },
  delegate: (by: Person, to: Person, task = s.taskNo(by)): EngineCommand => {
    return { type: "DelegateTask", at: s.at, by, task, to: to.userId };
  },
  giveBack: (by: Person, values: Record<string, number> = {}, task = s.taskNo(by)): EngineCommand => {
    return { type: "ReturnTask", at: s.at, by, task, title: null, values };
  },
  add: (by: Person, position: AddSigner["position"], people: Person[], task = s.taskNo(by)): EngineCommand => {
    return { type: "AddSigner", at: s.at, by, task, position, people: people.map(({ userId }) => userId) };
  },
  remove: (by: Person, seat: number, isIntervener = false): EngineCommand => {
    return { type: "RemoveSigner", at: s.at, by, seat, isIntervener };
  },
  sendBack: (by: Person, to: string, afterwards: SendBackTask["afterwards"], task = s.taskNo(by)): EngineCommand => {
    return { type: "SendBackTask", at: s.at, by, task, to, afterwards };
  },
  withdraw: (by: Person): EngineCommand => ({ type: "WithdrawTicket", at: s.at, by }),
  fire: (timer = s.state.timers[0]?.no ?? 0, at = s.at): EngineCommand => s.fire(timer, at),
  move: (to: string, token: number | null = null): EngineCommand => ({ type: "MoveTicket", at: s.at, token, to }),
  reassign: (to: Person, task = s.taskNo()): EngineCommand => {
    return { type: "ReassignTask", at: s.at, task, to: to.userId };
  },
  close: (): EngineCommand => ({ type: "CloseTicket", at: s.at }),
  job: (
    type: "CompleteJob" | "FailJob" | "HoldJob" | "RetryJob" | "SkipJob",
    { no = s.state.jobs[0]?.no ?? 0, attempt = 1 } = {},
  ): EngineCommand => {
    const base = { at: s.at, job: no, attempt, title: null, values: {}, error: "no answer" };
    return { type, ...base };
  },
});

/** The seat of a person, or of whoever has not answered yet. */
export function seatOf(s: Scenario, of: Person): number {
  const seat = s.state.tokens.flatMap(({ seats }) => seats).find(({ person }) => person === of.userId);
  if (seat === undefined) throw new Error(`no seat of ${of.userId}`);
  return seat.no;
}
