import type { EventOf, TicketEvent } from "./events";
import { commonFork } from "./flow/forks";
import type { Fork, Job, Seat, Task, TicketState, Timer, Token, Vote } from "./model";
import { userPrincipal } from "./model";

/** The parts of the state that a fact changes. */
type Change = Partial<TicketState>;
type Fold<T extends TicketEvent["type"]> = (state: TicketState, event: EventOf<T>) => Change;

const without = <T extends { no: number }>(list: readonly T[], no: number) => list.filter((entry) => entry.no !== no);

function changed<T extends { no: number }>(list: readonly T[], no: number, change: (entry: T) => T): readonly T[] {
  return list.map((entry) => (entry.no === no ? change(entry) : entry));
}

const counted = (state: TicketState, ...numbers: number[]) => Math.max(state.counter, ...numbers);

const NOTHING: Change = {};

const withTask = (state: TicketState, no: number, change: (task: Task) => Task): Change => ({
  tasks: changed(state.tasks, no, change),
});

const withToken = (state: TicketState, no: number, change: (token: Token) => Token): Change => ({
  tokens: changed(state.tokens, no, change),
});

function withSeats(
  { tokens }: TicketState,
  no: number,
  change: (seats: readonly Seat[]) => readonly Seat[],
): readonly Token[] {
  return changed(tokens, no, ({ node, enteredAt, returnTo, fork, seats }) => {
    return { no, node, enteredAt, returnTo, fork, seats: change(seats) };
  });
}

const withSeat = (state: TicketState, token: number, seat: number, change: (seat: Seat) => Seat): Change => ({
  tokens: withSeats(state, token, (seats) => changed(seats, seat, change)),
});

const withJob = (state: TicketState, no: number, change: Partial<Job>): Change => ({
  jobs: changed(state.jobs, no, (job) => ({ ...job, ...change })),
});

function opened(task: Task): Task {
  const { status: _status, ...base } = task;
  const { assignee: _assignee, ...rest } = base as typeof base & { assignee?: number };
  return { ...rest, status: "open" };
}

/** A task and the seat it is for, changed together. */
function withTaskAndSeat(state: TicketState, no: number, change: (task: Task) => Task, person: number | null): Change {
  const task = state.tasks.find((entry) => entry.no === no);
  if (task === undefined) return NOTHING;
  return { ...withTask(state, no, change), ...withSeat(state, task.token, task.seat, (seat) => ({ ...seat, person })) };
}

/** One person has it now, and the seat with it. */
function seated(state: TicketState, no: number, assignee: number, change: Partial<Task>): Change {
  return withTaskAndSeat(state, no, (task) => ({ ...task, ...change, status: "claimed", assignee }), assignee);
}

/** Somebody else works on it; the seat stays with whom it comes back to. */
function lent(state: TicketState, { task: no, to, returns }: EventOf<"TaskLent" | "TaskReturned">): Change {
  const owner = returns.at(-1)?.user ?? to;
  return withTaskAndSeat(state, no, (task) => ({ ...task, returns, status: "claimed", assignee: to }), owner);
}

/** New seats stand right behind the one they were added at, so that their turn comes next; otherwise last. */
function seatsWith(seats: readonly Seat[], added: readonly Seat[], behind: number | null): readonly Seat[] {
  const place = seats.findIndex(({ no }) => no === behind);
  return place < 0 ? [...seats, ...added] : seats.toSpliced(place + 1, 0, ...added);
}

// Objects of the commonest facts are written out: copying them by spread is what the engine would spend its time on.
const seatedAs = ({ no, kind, after, addedBy }: Seat, person: number | null): Seat => {
  return { no, kind, after, person, addedBy, status: "live" };
};

function voted(state: TicketState, token: number, seat: number, vote: Vote): Change {
  return withSeat(state, token, seat, ({ no, kind, after, person, addedBy }) => {
    return { no, kind, after, person, addedBy, status: "done", vote };
  });
}

function openedTask(e: EventOf<"TaskOpened">): Task {
  const { task: no, token, node, seat, candidates, excluded, mustClaim, isFallback, at: openedAt, assignee } = e;
  const returns: Task["returns"] = [];
  if (assignee === null) {
    return { no, token, node, seat, candidates, excluded, mustClaim, isFallback, openedAt, returns, status: "open" };
  }
  const status = "claimed";
  return { no, token, node, seat, candidates, excluded, mustClaim, isFallback, openedAt, returns, status, assignee };
}

function armed(e: EventOf<"TimerArmed">): Timer {
  const base = { no: e.timer, token: e.token, dueAt: e.dueAt, armedAt: e.armedAt ?? null };
  return "reminder" in e ? { ...base, reminder: e.reminder } : { ...base, transition: e.transition };
}

function completed(state: TicketState, event: EventOf<"TaskCompleted">): Change {
  const task = state.tasks.find((entry) => entry.no === event.task);
  if (task === undefined) return NOTHING;
  const { transition, intent, by, at } = event;
  const isNew = intent === "approve" && !state.approvedBy.includes(by);
  const approvedBy = isNew ? [...state.approvedBy, by] : state.approvedBy;
  const tasks = without(state.tasks, event.task);
  if (transition === null) return { tasks, approvedBy };
  const { tokens = state.tokens } = voted(state, task.token, task.seat, { transition, intent, by, at });
  return { tokens, tasks, approvedBy };
}

function forked(state: TicketState, e: EventOf<"TokenForked">): Change {
  const parent = state.tokens.find((token) => token.no === e.token)?.fork ?? null;
  const branches = e.branches.map(
    (no): Token => ({ no, node: e.gateway, enteredAt: e.at, returnTo: null, fork: e.fork, seats: [] }),
  );
  return {
    counter: counted(state, e.fork, ...e.branches),
    forks: [...state.forks, { no: e.fork, gateway: e.gateway, parent }],
    tokens: [...without(state.tokens, e.token), ...branches],
  };
}

function forkClosed(state: TicketState, fork: number): Change {
  const { parent = null, rejected = [] } = state.forks.find((entry) => entry.no === fork) ?? {};
  return {
    forks: without(state.forks, fork).map((entry) => {
      const outer = entry.no === parent && rejected.length > 0 ? withRejected(entry, rejected, true) : entry;
      return outer.parent === fork ? { ...outer, parent } : outer;
    }),
    tokens: state.tokens.map((token) => (token.fork === fork ? { ...token, fork: parent } : token)),
  };
}

function withRejected(fork: Fork, tokens: readonly number[], isRejected: boolean): Fork {
  const others = (fork.rejected ?? []).filter((no) => !tokens.includes(no));
  return { ...fork, rejected: isRejected ? [...others, ...tokens] : others };
}

/** Notes of tokens in branches whether a rejection sent them on. */
function rejecting(state: TicketState, tokens: readonly number[], isRejected: boolean): Change {
  if (state.forks.length === 0) return NOTHING;
  const own = state.tokens.filter(({ no }) => tokens.includes(no)).map(({ fork }) => fork);
  const forks = state.forks.map((fork) => (own.includes(fork.no) ? withRejected(fork, tokens, isRejected) : fork));
  return { forks };
}

function outcomeChosen(state: TicketState, e: EventOf<"OutcomeChosen">): Change {
  if (e.intent === null) return NOTHING;
  const approvedBy = e.intent === "reject" ? [] : state.approvedBy;
  if (state.forks.length === 0) return { lastIntent: e.intent, approvedBy };
  return { ...rejecting(state, [e.token], e.intent === "reject"), lastIntent: e.intent, approvedBy };
}

function joined(state: TicketState, e: EventOf<"TokensJoined">): Change {
  const meeting = state.tokens.filter(({ no }) => e.tokens.includes(no));
  const fork = commonFork(state, [...new Set(meeting.map((token) => token.fork))]);
  const left = state.tokens.filter(({ no }) => no === e.into || !e.tokens.includes(no));
  return {
    ...rejecting(state, e.tokens, false),
    tokens: changed(left, e.into, (token) => ({ ...token, fork })),
  };
}

const folds: { [T in TicketEvent["type"]]: Fold<T> } = {
  TicketCreated: (_state, e) => ({
    requester: e.requester,
    requesterGroups: e.groups ?? [],
    title: e.title,
    values: e.values,
    phase: e.isDraft ? "draft" : "submitted",
  }),
  TicketSubmitted: () => ({ phase: "submitted", lastIntent: null, approvedBy: [] }),
  TicketWithdrawn: () => ({ phase: "withdrawn", approvedBy: [] }),
  TicketClosed: () => ({ isClosed: true }),
  TicketReopened: () => ({ isClosed: false, endedAt: null, lastIntent: null, phase: "submitted" }),
  TicketDeleted: (_state, e) => ({ deletedAt: e.at }),
  TicketEnded: (_state, e) => ({ endedAt: e.at }),
  ValuesChanged: (state, e) => ({ title: e.title ?? state.title, values: { ...state.values, ...e.values } }),
  OutcomeChosen: outcomeChosen,
  NodeHandled: (state, e) => ({ handledBy: { ...state.handledBy, [e.node]: e.by } }),
  SentBack: () => ({ lastIntent: null, approvedBy: [] }),
  ConditionFailed: () => NOTHING,
  CommentAdded: () => NOTHING,
  CopySent: (state, e) => (e.token === null ? NOTHING : { awaiting: answered(state, e.token, null) }),
  AssigneesReminded: (_state, e) => ({ remindedAt: e.at }),
  TokenCreated: (state, e) => ({
    counter: counted(state, e.token),
    tokens: [...state.tokens, { no: e.token, node: e.node, enteredAt: e.at, returnTo: null, fork: null, seats: [] }],
  }),
  TokenMoved: (state, e) => {
    const tokens = changed(state.tokens, e.token, ({ no, fork }) => {
      return { no, node: e.to, enteredAt: e.at, returnTo: e.returnTo, fork, seats: [] };
    });
    const awaiting = unasked(state, e.token);
    if (e.via !== null || state.forks.length === 0) return { tokens, awaiting };
    return { ...rejecting(state, [e.token], false), tokens, awaiting };
  },
  TokenForked: forked,
  TokensJoined: joined,
  ForkClosed: (state, e) => forkClosed(state, e.fork),
  TokenCancelled: (state, e) => ({ awaiting: unasked(state, e.token), tokens: without(state.tokens, e.token) }),
  TokenEnded: (state, e) => ({ awaiting: unasked(state, e.token), tokens: without(state.tokens, e.token) }),
  AssignmentRequested: (state, e) => ({
    awaiting: [...state.awaiting, { token: e.token, seat: e.seat }],
  }),
  SeatsPlaced: (state, e) => ({
    tokens: withSeats(state, e.token, (seats) => seatsWith(seats, e.seats, e.behind)),
    counter: counted(state, ...e.seats.map(({ no }) => no)),
    awaiting: answered(state, e.token, null),
  }),
  SeatPassed: (state, e) => {
    const vote: Vote = { transition: e.transition, intent: "approve", by: null, at: e.at };
    return { ...voted(state, e.token, e.seat, vote), awaiting: answered(state, e.token, e.seat) };
  },
  SeatRemoved: (state, e) => ({
    ...withToken(state, e.token, (token) => ({
      ...token,
      seats: without(token.seats, e.seat).map((seat) => (seat.after === e.seat ? { ...seat, after: null } : seat)),
    })),
    awaiting: answered(state, e.token, e.seat),
  }),
  SeatVacated: (state, e) => withSeat(state, e.token, e.seat, (seat) => ({ ...seat, status: "queued", person: null })),
  TaskOpened: (state, e) => ({
    tokens: withSeats(state, e.token, (seats) => changed(seats, e.seat, (seat) => seatedAs(seat, e.assignee))),
    counter: counted(state, e.task),
    awaiting: answered(state, e.token, e.seat),
    tasks: [...state.tasks, openedTask(e)],
  }),
  TaskClaimed: (state, e) => seated(state, e.task, e.forUser ?? e.by, {}),
  TaskReleased: (state, e) => withTaskAndSeat(state, e.task, opened, null),
  TaskRecast: (state, e) =>
    withTask(state, e.task, (task) => ({
      ...opened(task),
      candidates: e.candidates,
      excluded: e.excluded,
      returns: [],
      // Who had it need not take it again.
      mustClaim: task.status === "open" && task.mustClaim,
    })),
  TaskTransferred: (state, e) => {
    return seated(state, e.task, e.to, { candidates: [userPrincipal(e.to)], returns: [], isFallback: false });
  },
  TaskLent: (state, e) => lent(state, e),
  TaskReturned: (state, e) => lent(state, e),
  TaskCompleted: completed,
  TaskCancelled: (state, e) => ({ tasks: without(state.tasks, e.task) }),
  TimerArmed: (state, e) => ({
    counter: counted(state, e.timer),
    timers: [...without(state.timers, e.timer), armed(e)],
  }),
  TimerFired: (state, e) => ({ timers: without(state.timers, e.timer) }),
  TimerCancelled: (state, e) => ({ timers: without(state.timers, e.timer) }),
  ReminderGiven: () => NOTHING,
  TicketEscalated: () => NOTHING,
  JobStarted: (state, e) => ({
    counter: counted(state, e.job),
    awaiting: answered(state, e.token, null),
    jobs: [
      ...state.jobs,
      {
        no: e.job,
        token: e.token,
        node: e.node,
        kind: e.kind,
        status: "pending",
        attempt: 1,
        error: "",
        startedAt: e.at,
      },
    ],
  }),
  JobHeld: (state, e) => withJob(state, e.job, { status: "waiting" }),
  JobFailed: (state, e) => withJob(state, e.job, { status: "failed", error: e.error }),
  JobRetried: (state, e) => withJob(state, e.job, { status: "pending", error: "", attempt: e.attempt }),
  JobEnded: (state, e) => ({ jobs: without(state.jobs, e.job) }),
};

function answered({ awaiting }: TicketState, token: number, seat: number | null): TicketState["awaiting"] {
  return awaiting.filter((entry) => entry.token !== token || (entry.seat !== null && entry.seat !== seat));
}

/** Nobody is looked for any more at where the token was. */
function unasked({ awaiting }: TicketState, token: number): TicketState["awaiting"] {
  return awaiting.length === 0 ? awaiting : awaiting.filter((entry) => entry.token !== token);
}

/** Folds one fact into a state that nobody else holds. Total: every event has its fold, none reads anything else. */
export function evolveInPlace<T extends TicketEvent["type"]>(state: TicketState, event: EventOf<T>): void {
  Object.assign(state, (folds[event.type] as Fold<T>)(state, event));
}

/** Folds facts in order. */
export function fold(state: TicketState, events: readonly TicketEvent[]): TicketState {
  const folded = { ...state };
  for (const event of events) evolveInPlace(folded, event);
  return folded;
}
