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

/** What was answered at a seat; `by` is null when a rule answered. */
export type Vote = { transition: TransitionKey; intent: Intent; by: UserId | null; at: Instant };

/**
 * A place among those who sign at a node. It stays whoever sits in it: a vote belongs to the seat.
 * `queued` seats wait for their turn or for the seat they come after.
 */
export type Seat = {
  no: number;
  kind: "base" | "beside" | "after";
  /** The seat it comes after; null for the others. */
  after: number | null;
  /** null while candidates share it. */
  person: UserId | null;
  addedBy: UserId | null;
} & ({ status: "queued" | "live" } | { status: "done"; vote: Vote });

/** A position of control in a ticket. */
export type Token = {
  no: number;
  node: NodeKey;
  enteredAt: Instant;
  /** Where it goes back to after a send back that asked for it. */
  returnTo: NodeKey | null;
  /** The fork whose branch it is in; null outside of branches. */
  fork: number | null;
  /** In their order; empty where nobody signs. */
  seats: readonly Seat[];
};

/** A gateway that sent out several tokens which have not all met again. */
export type Fork = {
  no: number;
  gateway: NodeKey;
  parent: number | null;
  /** Its tokens that a rejection has sent on their way, while nobody has chosen otherwise; left out for none. */
  rejected?: readonly number[];
};

/**
 * To whom a task goes when its present assignee is done: back to who lent it (`delegate`) or asked first (`consult`),
 * or on to who is asked next (`next`).
 */
export type Return = { user: UserId; kind: "delegate" | "consult" | "next" };

type TaskBase = {
  no: number;
  token: number;
  node: NodeKey;
  seat: number;
  candidates: readonly Principal[];
  /** People who may not act although a candidate stands for them. */
  excluded: readonly UserId[];
  mustClaim: boolean;
  /** Nobody was found by the rules, so others were asked: an alert for who runs the flow. */
  isFallback: boolean;
  openedAt: Instant;
  /** Last first. While there is one, the assignee can finish and not decide. */
  returns: readonly Return[];
};

/** A work item for people; it leaves the state when it is done or its token leaves the node. */
export type Task = TaskBase & ({ status: "open" } | { status: "claimed"; assignee: UserId });

/** `inform` lets people know; `add` has them decide beside those who have not. */
export type Escalating = "inform" | "add";

/** A rung of the ladder of reminders of a node, and which of its rounds; both count from 0. */
export type Rung = { rung: number; round: number };

/** What a timer does when it is due: it takes a transition, or it reminds. */
export type TimerPurpose = { transition: TransitionKey } | { reminder: Rung };

/** `armedAt`: from when its time counts; null in tickets of earlier releases. */
export type Timer = { no: number; token: number; dueAt: Instant; armedAt: Instant | null } & TimerPurpose;

export type JobKind = "hook" | "script" | "child" | "resolver";

/** What a token has others do outside: call a system, run a script, see to children, ask who may act. */
export type Job = {
  no: number;
  token: number;
  node: NodeKey;
  kind: JobKind;
  /** `waiting`: the other side has it and will call back, or children are under way. */
  status: "pending" | "waiting" | "failed";
  /** Grows with every retry; an answer to an earlier one is none. */
  attempt: number;
  error: string;
  startedAt: Instant;
};

/** A question to the directory: the whole node, or one seat whose turn has come. */
export type Awaited = { token: number; seat: number | null };

/** Everything the engine needs to know of one ticket. */
export type TicketState = {
  requester: UserId;
  /** Their roles and departments when the ticket was filed, for conditions. */
  requesterGroups: readonly Principal[];
  title: string;
  values: Values;
  phase: "draft" | "submitted" | "withdrawn";
  lastIntent: Intent | null;
  endedAt: Instant | null;
  isClosed: boolean;
  deletedAt: Instant | null;
  remindedAt: Instant | null;
  /** Numbers tokens, forks, seats, tasks, timers and jobs; only grows. */
  counter: number;
  tokens: readonly Token[];
  forks: readonly Fork[];
  tasks: readonly Task[];
  timers: readonly Timer[];
  jobs: readonly Job[];
  /** Tokens whose people are not known yet; empty whenever a ticket is saved. */
  awaiting: readonly Awaited[];
  /** Who finished a node last, for remembering the handler and for sending back. */
  handledBy: Readonly<Record<NodeKey, UserId>>;
  /** Who approved anything since the ticket was last submitted, rejected or sent back. */
  approvedBy: readonly UserId[];
};

export const EMPTY_TICKET: TicketState = {
  requester: 0,
  requesterGroups: [],
  title: "",
  values: {},
  phase: "submitted",
  lastIntent: null,
  endedAt: null,
  isClosed: false,
  deletedAt: null,
  remindedAt: null,
  counter: 0,
  tokens: [],
  forks: [],
  tasks: [],
  timers: [],
  jobs: [],
  awaiting: [],
  handledBy: {},
  approvedBy: [],
};

/** The one place a ticket's status comes from. */
export function statusOf(state: TicketState): TicketStatus {
  if (state.endedAt !== null) {
    if (state.isClosed) return "closed";
    return state.lastIntent === "reject" ? "rejected" : "finished";
  }
  if (state.phase !== "submitted") return state.phase;
  return state.lastIntent === "reject" ? "rejected" : "running";
}

export function samePrincipal(a: Principal, b: Principal): boolean {
  return a.type === b.type && a.id === b.id;
}

/** Each of them once. */
export function distinctPrincipals(principals: readonly Principal[]): Principal[] {
  return [...new Map(principals.map((principal) => [`${principal.type}:${principal.id}`, principal])).values()];
}

/** The roles and departments among them. */
export const groupsOf = (principals: readonly Principal[]) => principals.filter(({ type }) => type !== "user");

export const userPrincipal = (id: UserId): Principal => ({ type: "user", id });
