/** Milliseconds since the epoch; the engine never asks for the time, it is told. */
export type Instant = number;
export type UserId = number;
export type NodeKey = string;
export type TransitionKey = string;

export type Principal = { type: "user" | "department" | "role"; id: number };

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Values = Readonly<Record<string, Value>>;

export type Intent = "approve" | "reject" | "neutral";

export const TICKET_STATUSES = ["draft", "running", "rejected", "withdrawn", "finished", "closed"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** A position of control in a ticket. `returnTo` is where it goes back to after a send back that asked for it. */
export type Token = { no: number; node: NodeKey; enteredAt: Instant; returnTo: NodeKey | null };

type TaskBase = {
  no: number;
  token: number;
  node: NodeKey;
  candidates: readonly Principal[];
  mustClaim: boolean;
  isFallback: boolean;
  openedAt: Instant;
};

/** A work item for people; it leaves the state when its token leaves the node. */
export type Task = TaskBase & ({ status: "open" } | { status: "claimed"; assignee: UserId });

export type Timer = { no: number; token: number; transition: TransitionKey; dueAt: Instant };

/** Everything the engine needs to know of one ticket. */
export type TicketState = {
  requester: UserId;
  title: string;
  values: Values;
  lastIntent: Intent | null;
  endedAt: Instant | null;
  /** Numbers tokens, tasks and timers; only grows. */
  counter: number;
  tokens: readonly Token[];
  tasks: readonly Task[];
  timers: readonly Timer[];
  /** Tokens at a task node whose people are not known yet; empty whenever a ticket is saved. */
  awaiting: readonly number[];
  /** Who finished a node last, for remembering the handler and for sending back. */
  handledBy: Readonly<Record<NodeKey, UserId>>;
};

export const EMPTY_TICKET: TicketState = {
  requester: 0,
  title: "",
  values: {},
  lastIntent: null,
  endedAt: null,
  counter: 0,
  tokens: [],
  tasks: [],
  timers: [],
  awaiting: [],
  handledBy: {},
};

/** The one place a ticket's status comes from. */
export function statusOf(state: TicketState): TicketStatus {
  if (state.lastIntent === "reject") return "rejected";
  return state.endedAt === null ? "running" : "finished";
}

export function samePrincipal(a: Principal, b: Principal): boolean {
  return a.type === b.type && a.id === b.id;
}
