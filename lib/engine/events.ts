import type { Instant, Intent, NodeKey, Principal, TransitionKey, UserId, Values } from "./model";

export type TicketEvent =
  | { type: "TicketCreated"; at: Instant; requester: UserId; title: string; values: Values }
  | { type: "ValuesChanged"; title: string | null; values: Values }
  | { type: "OutcomeChosen"; transition: TransitionKey; intent: Intent }
  | { type: "TaskClaimed"; task: number; by: UserId }
  | { type: "TaskReleased"; task: number }
  | { type: "TaskCompleted"; task: number; by: UserId; at: Instant; transition: TransitionKey | null }
  | { type: "TaskCancelled"; task: number; at: Instant }
  | { type: "TokenCreated"; token: number; node: NodeKey; at: Instant }
  | { type: "TokenMoved"; token: number; to: NodeKey; at: Instant; via: TransitionKey | null; returnTo: NodeKey | null }
  | { type: "TokenEnded"; token: number; at: Instant }
  | { type: "ConditionFailed"; transition: TransitionKey; reason: string }
  | { type: "AssignmentRequested"; token: number; node: NodeKey; preferred: UserId | null }
  | {
      type: "TaskOpened";
      task: number;
      token: number;
      node: NodeKey;
      at: Instant;
      candidates: readonly Principal[];
      assignee: UserId | null;
      mustClaim: boolean;
      isFallback: boolean;
    }
  | { type: "TimerArmed"; timer: number; token: number; transition: TransitionKey; dueAt: Instant }
  | { type: "TimerFired"; timer: number; at: Instant }
  | { type: "TimerCancelled"; timer: number }
  | { type: "TicketEnded"; at: Instant };
