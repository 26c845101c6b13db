import type { Instant, NodeKey, Principal, TransitionKey, UserId, Values } from "./model";

/**
 * A person as the directory knows them now: themselves, their roles, their departments and those above, and the
 * people they stand in for while those are away.
 */
export type Person = {
  userId: UserId;
  principals: readonly Principal[];
  standsFor: readonly { userId: UserId; principals: readonly Principal[] }[];
};

type Base<Type extends string> = { type: Type; at: Instant };
type ByPerson<Type extends string> = Base<Type> & { by: Person };
type OnTask<Type extends string> = ByPerson<Type> & { task: number };
/** null keeps the title; `values` holds only what changes. */
type Edits = { title: string | null; values: Values };

export type CreateTicket = ByPerson<"CreateTicket"> & {
  /** null saves a draft: the ticket stays at the start with the requester. */
  transition: TransitionKey | null;
  title: string;
  values: Values;
};

export type ClaimTask = OnTask<"ClaimTask">;
export type ReleaseTask = OnTask<"ReleaseTask">;
export type CompleteTask = OnTask<"CompleteTask"> & Edits & { transition: TransitionKey };
/** Saves field values and keeps the task. */
export type SaveTask = OnTask<"SaveTask"> & Edits;
export type TransferTask = OnTask<"TransferTask"> & { to: UserId };
export type DelegateTask = OnTask<"DelegateTask"> & { to: UserId };
/** Gives a delegated task, or one somebody was asked about first, back to whom it came from. */
export type ReturnTask = OnTask<"ReturnTask"> & Edits;
export type AddSigner = OnTask<"AddSigner"> & { people: readonly UserId[]; position: "before" | "beside" | "after" };
export type RemoveSigner = ByPerson<"RemoveSigner"> & { seat: number; isIntervener: boolean };

export type SendBackTask = OnTask<"SendBackTask"> & {
  to: NodeKey;
  /** `return`: straight back to this node afterwards; `rerun`: along the flow again. */
  afterwards: "return" | "rerun";
};

export type WithdrawTicket = ByPerson<"WithdrawTicket">;
export type RemindAssignees = ByPerson<"RemindAssignees">;
export type AddComment = ByPerson<"AddComment"> & { mentions: readonly UserId[] };
export type CopyTicket = ByPerson<"CopyTicket"> & { people: readonly Principal[] };

export type FireTimer = Base<"FireTimer"> & {
  timer: number;
  /** Whom a rung that escalates names, as the directory knows them now; null for every other timer. */
  escalation: Escalation | null;
};
/** A calendar has other hours now. */
export type RecountTimers = Base<"RecountTimers"> & { calendarId: number };

/** `attempt` names the try that is answered. */
type OnJob<Type extends string> = Base<Type> & { job: number };
export type CompleteJob = OnJob<"CompleteJob"> & Edits & { attempt: number };
export type FailJob = OnJob<"FailJob"> & { attempt: number; error: string };
/** The other side has taken the job and will answer later. */
export type HoldJob = OnJob<"HoldJob"> & { attempt: number };
export type AnswerResolver = OnJob<"AnswerResolver"> & { attempt: number; people: readonly UserId[] };
export type RetryJob = OnJob<"RetryJob">;
export type SkipJob = OnJob<"SkipJob">;

/** Interventions; whoever runs the flow may do them, which the caller has proven. */
export type MoveTicket = Base<"MoveTicket"> & {
  /** null moves the whole ticket: every other token ends. */
  token: number | null;
  to: NodeKey;
};
export type ReassignTask = Base<"ReassignTask"> & { task: number; to: UserId };
/** Nobody who could do a task is there any more, which the caller has looked up. */
export type ReopenTask = Base<"ReopenTask"> & {
  task: number;
  /** Those a task on loan would go back to who are still there. */
  there: readonly UserId[];
};
export type EditValues = Base<"EditValues"> & Edits;
export type CloseTicket = Base<"CloseTicket">;
export type DeleteTicket = Base<"DeleteTicket">;

/** People behind an answer of the directory. All of them are active. */
export type FoundPeople = {
  /** As the rules name them, for nodes that several share. */
  principals: readonly Principal[];
  /** Everybody behind them, each once, in the order they are to be asked; at most a few hundred. */
  people: readonly UserId[];
};

/** Whom a reminder tells of what takes too long; who runs the flow, where nobody is found, is never nobody. */
export type Escalation = { found: FoundPeople; managers: readonly Principal[] };

/** The directory's answer to an `AssignmentRequested`. */
export type AnswerAssignment = Base<"AnswerAssignment"> & {
  token: number;
  seat: number | null;
  found: FoundPeople;
  /** Whom the node's exception rules name. */
  instead: Readonly<Record<"nobody" | "requester" | "repeated", readonly Principal[]>>;
  /** Who runs the flow, or else the installation; never empty. */
  managers: readonly Principal[];
  /** No person is there who could be refused: a timer or another system made the ticket move. */
  isUnattended: boolean;
  /** Which answer it is since the command that made the ticket move: after many, somebody has to look. */
  round: number;
};

/** The directory has to ask another system first. */
export type DeferAssignment = Base<"DeferAssignment"> & { token: number };

export type EngineCommand =
  | CreateTicket
  | ClaimTask
  | ReleaseTask
  | CompleteTask
  | SaveTask
  | TransferTask
  | DelegateTask
  | ReturnTask
  | AddSigner
  | RemoveSigner
  | SendBackTask
  | WithdrawTicket
  | RemindAssignees
  | AddComment
  | CopyTicket
  | FireTimer
  | RecountTimers
  | CompleteJob
  | FailJob
  | HoldJob
  | AnswerResolver
  | RetryJob
  | SkipJob
  | MoveTicket
  | ReassignTask
  | ReopenTask
  | EditValues
  | CloseTicket
  | DeleteTicket
  | AnswerAssignment
  | DeferAssignment;
