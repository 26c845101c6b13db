import { answerAssignment, deferAssignment } from "./assign";
import type { EngineCommand } from "./commands";
import { claimTask, releaseTask } from "./deciders/claim-task";
import { completeTask, saveTask } from "./deciders/complete-task";
import { createTicket } from "./deciders/create-ticket";
import { fireTimer, recountTimers } from "./deciders/fire-timer";
import { delegateTask, reassignTask, returnTask, transferTask } from "./deciders/hand-over-task";
import { closeTicket, deleteTicket, editValues, moveTicket } from "./deciders/intervene";
import { answerResolver, completeJob, failJob, holdJob, retryJob, skipJob } from "./deciders/jobs";
import { reopenTask } from "./deciders/reopen-task";
import { sendBackTask, withdrawTicket } from "./deciders/send-back";
import { addSigner, removeSigner } from "./deciders/signers";
import { addComment, copyTicket, remindAssignees } from "./deciders/tell";
import type { TicketEvent } from "./events";
import type { CompiledFlow } from "./flow/compile";
import { Course } from "./flow/course";
import type { TicketState } from "./model";
import { partSigners } from "./part-signers";
import { Refused } from "./refusal";

type Decider<C extends EngineCommand> = (course: Course, command: C) => Refused | null;

/** The facts of a command, in order, and the state they fold to. */
export type Step = { events: readonly TicketEvent[]; state: TicketState };

/**
 * What a command does to a ticket: facts and the state after them, or a refusal and nothing.
 * Pure and total; the same arguments always give the same answer.
 */
export function step(state: TicketState, command: EngineCommand, flow: CompiledFlow): Step | Refused {
  const course = new Course(state, flow);
  const refused = (DECIDERS[command.type] as Decider<EngineCommand>)(course, command);
  if (refused !== null) return refused;
  partSigners(course);
  return { events: course.events, state: course.state };
}

/** As `step`, the facts alone; folding them gives the state. */
export function decide(
  state: TicketState,
  command: EngineCommand,
  flow: CompiledFlow,
): readonly TicketEvent[] | Refused {
  const decided = step(state, command, flow);
  return decided instanceof Refused ? decided : decided.events;
}

const DECIDERS: { [T in EngineCommand["type"]]: Decider<Extract<EngineCommand, { type: T }>> } = {
  CreateTicket: createTicket,
  ClaimTask: claimTask,
  ReleaseTask: releaseTask,
  CompleteTask: completeTask,
  SaveTask: saveTask,
  TransferTask: transferTask,
  DelegateTask: delegateTask,
  ReturnTask: returnTask,
  AddSigner: addSigner,
  RemoveSigner: removeSigner,
  SendBackTask: sendBackTask,
  WithdrawTicket: withdrawTicket,
  RemindAssignees: remindAssignees,
  AddComment: addComment,
  CopyTicket: copyTicket,
  FireTimer: fireTimer,
  RecountTimers: recountTimers,
  CompleteJob: completeJob,
  FailJob: failJob,
  HoldJob: holdJob,
  AnswerResolver: answerResolver,
  RetryJob: retryJob,
  SkipJob: skipJob,
  MoveTicket: moveTicket,
  ReassignTask: reassignTask,
  ReopenTask: reopenTask,
  EditValues: editValues,
  CloseTicket: closeTicket,
  DeleteTicket: deleteTicket,
  AnswerAssignment: answerAssignment,
  DeferAssignment: deferAssignment,
};
