import type { Instant, NodeKey, Principal, TransitionKey, UserId, Values } from "./model";

/** A person as the directory knows them now: themselves, their roles, their departments and those above. */
export type Person = { userId: UserId; principals: readonly Principal[] };

export type CreateTicket = {
  type: "CreateTicket";
  at: Instant;
  by: Person;
  transition: TransitionKey;
  title: string;
  values: Values;
};

export type ClaimTask = { type: "ClaimTask"; at: Instant; by: Person; task: number };

export type ReleaseTask = { type: "ReleaseTask"; at: Instant; by: Person; task: number };

export type CompleteTask = {
  type: "CompleteTask";
  at: Instant;
  by: Person;
  task: number;
  transition: TransitionKey;
  /** null keeps the title. */
  title: string | null;
  /** Only what changes. */
  values: Values;
};

export type SendBackTask = {
  type: "SendBackTask";
  at: Instant;
  by: Person;
  task: number;
  to: NodeKey;
  /** `return`: straight back to this node afterwards; `rerun`: along the flow again. */
  afterwards: "return" | "rerun";
};

export type FireTimer = { type: "FireTimer"; at: Instant; timer: number };

/** The directory's answer to an `AssignmentRequested`. */
export type OpenTask = {
  type: "OpenTask";
  at: Instant;
  token: number;
  candidates: readonly Principal[];
  /** The one person who owns it from the start, or null when candidates share it. */
  assignee: UserId | null;
  mustClaim: boolean;
  isFallback: boolean;
};

export type EngineCommand = CreateTicket | ClaimTask | ReleaseTask | CompleteTask | SendBackTask | FireTimer | OpenTask;
