import type {
  Escalating,
  Instant,
  Intent,
  JobKind,
  NodeKey,
  Principal,
  Return,
  Rung,
  Seat,
  TimerPurpose,
  TransitionKey,
  UserId,
  Values,
} from "./model";

/** Who did something; `forUser` is whom a stand-in acted for. */
type Doer = { by: UserId; forUser: UserId | null };

type OnLadder = Rung & { token: number; node: NodeKey; at: Instant };

export type TicketEvent =
  | {
      type: "TicketCreated";
      at: Instant;
      requester: UserId;
      /** Absent in logs of earlier releases. */
      groups?: readonly Principal[];
      title: string;
      values: Values;
      isDraft: boolean;
    }
  | { type: "TicketSubmitted" }
  | { type: "TicketWithdrawn" }
  | { type: "TicketClosed" }
  | { type: "TicketReopened" }
  | { type: "TicketDeleted"; at: Instant }
  | { type: "TicketEnded"; at: Instant }
  | { type: "ValuesChanged"; title: string | null; values: Values }
  /** `intent` is null where the clock or a machine went on: what people decided last stands. */
  | { type: "OutcomeChosen"; token: number; transition: TransitionKey; intent: Intent | null }
  | { type: "NodeHandled"; node: NodeKey; by: UserId }
  | { type: "SentBack"; from: NodeKey; to: NodeKey }
  | { type: "ConditionFailed"; transition: TransitionKey; reason: string }
  | { type: "CommentAdded"; mentions: readonly UserId[] }
  /** `token` came to a copy node; null when somebody sent the copy. */
  | { type: "CopySent"; token: number | null; people: readonly Principal[]; at: Instant }
  | { type: "AssigneesReminded"; at: Instant }
  // Tokens
  | { type: "TokenCreated"; token: number; node: NodeKey; at: Instant }
  | { type: "TokenMoved"; token: number; to: NodeKey; at: Instant; via: TransitionKey | null; returnTo: NodeKey | null }
  | { type: "TokenForked"; fork: number; token: number; gateway: NodeKey; at: Instant; branches: readonly number[] }
  | { type: "TokensJoined"; tokens: readonly number[]; into: number; at: Instant }
  /** The last token of a fork goes on without it. */
  | { type: "ForkClosed"; fork: number }
  | { type: "TokenCancelled"; token: number; at: Instant }
  | { type: "TokenEnded"; token: number; at: Instant }
  // People
  | {
      type: "AssignmentRequested";
      token: number;
      node: NodeKey;
      seat: number | null;
      preferred: UserId | null;
      /** What another system answered; null asks the node's own rules. */
      given: readonly UserId[] | null;
    }
  /** `behind`: the seat they were added at; null puts them last. */
  | { type: "SeatsPlaced"; token: number; seats: readonly Seat[]; behind: number | null }
  | { type: "SeatPassed"; token: number; seat: number; why: PassReason; transition: TransitionKey; at: Instant }
  | { type: "SeatRemoved"; token: number; seat: number }
  /** Whoever sat there is not there any more; the seat is asked for anew. */
  | { type: "SeatVacated"; token: number; seat: number }
  | {
      type: "TaskOpened";
      task: number;
      token: number;
      node: NodeKey;
      seat: number;
      at: Instant;
      candidates: readonly Principal[];
      excluded: readonly UserId[];
      assignee: UserId | null;
      mustClaim: boolean;
      isFallback: boolean;
    }
  | ({ type: "TaskClaimed"; task: number } & Doer)
  | { type: "TaskReleased"; task: number }
  /** Others may do it now, beside or without those who could; nobody has it on loan any more. */
  | { type: "TaskRecast"; task: number; candidates: readonly Principal[]; excluded: readonly UserId[] }
  | { type: "TaskTransferred"; task: number; to: UserId }
  /** Somebody else works on it until they give it back. */
  | { type: "TaskLent"; task: number; to: UserId; returns: readonly Return[] }
  | { type: "TaskReturned"; task: number; to: UserId; returns: readonly Return[] }
  | ({
      type: "TaskCompleted";
      task: number;
      at: Instant;
      /** null when the ticket was sent back. */
      transition: TransitionKey | null;
      intent: Intent;
    } & Doer)
  | { type: "TaskCancelled"; task: number; at: Instant }
  // Time and jobs
  /** `armedAt` is absent in logs of earlier releases. */
  | ({ type: "TimerArmed"; timer: number; token: number; dueAt: Instant; armedAt?: Instant } & TimerPurpose)
  | { type: "TimerFired"; timer: number; at: Instant }
  | { type: "TimerCancelled"; timer: number }
  /** Whom the tasks were for that were still to be done. */
  | ({ type: "ReminderGiven"; tasks: readonly number[]; people: readonly Principal[] } & OnLadder)
  /** Others came to know of it, or may decide now as well. */
  | ({
      type: "TicketEscalated";
      how: Escalating;
      people: readonly Principal[];
      /** Who is not told although they are behind one of these. */
      except: readonly UserId[];
      /** Nobody was found by the rules, so whoever runs the flow is told. */
      isFallback: boolean;
    } & OnLadder)
  | { type: "JobStarted"; job: number; token: number; node: NodeKey; kind: JobKind; at: Instant }
  | { type: "JobHeld"; job: number }
  | { type: "JobFailed"; job: number; error: string }
  | { type: "JobRetried"; job: number; kind: JobKind; attempt: number }
  | { type: "JobEnded"; job: number; how: "done" | "skipped" | "cancelled"; at: Instant };

/** Why a rule answered in a person's place. */
export type PassReason = "nobody" | "requester" | "repeated";

export type EventOf<T extends TicketEvent["type"]> = Extract<TicketEvent, { type: T }>;
