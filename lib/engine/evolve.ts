import type { EventOf, TicketEvent } from "./events";
import { commonFork } from "./forks";
import type { Fork, Job, Seat, Task, TicketState, Token, Vote } from "./model";
import { userPrincipal } from "./model";

type Fold<T extends TicketEvent["type"]> = (state: TicketState, event: EventOf<T>) => TicketState;

const without = <T extends { no: number }>(list: readonly T[], no: number) => list.filter((entry) => entry.no !== no);

function changed<T extends { no: number }>(list: readonly T[], no: number, change: (entry: T) => T): readonly T[] {
  return list.map((entry) => (entry.no === no ? change(entry) : entry));
}

const counted = (state: TicketState, ...numbers: number[]) => Math.max(state.counter, ...numbers);

const withTask = (state: TicketState, no: number, change: (task: Task) => Task): TicketState => ({
  ...state,
  tasks: changed(state.tasks, no, change),
});

const withToken = (state: TicketState, no: number, change: (token: Token) => Token): TicketState => ({
  ...state,
  tokens: changed(state.tokens, no, change),
});

const withSeat = (state: TicketState, token: number, seat: number, change: (seat: Seat) => Seat): TicketState =>
  withToken(state, token, (entry) => ({ ...entry, seats: changed(entry.seats, seat, change) }));

const withJob = (state: TicketState, no: number, change: Partial<Job>): TicketState => ({
  ...state,
  jobs: changed(state.jobs, no, (job) => ({ ...job, ...change })),
});

function opened(task: Task): Task {
  const { status: _status, ...base } = task;
  const { assignee: _assignee, ...rest } = base as typeof base & { assignee?: number };
  return { ...rest, status: "open" };
}

/** One person has it now, and the seat with it. */
function seated(state: TicketState, no: number, assignee: number, change: Partial<Task>): TicketState {
  const task = state.tasks.find((entry) => entry.no === no);
  if (task === undefined) return state;
  const after = withTask(state, no, (entry) => ({ ...entry, ...change, status: "claimed", assignee }));
  return withSeat(after, task.token, task.seat, (seat) => ({ ...seat, person: assignee }));
}

function released(state: TicketState, no: number): TicketState {
  const task = state.tasks.find((entry) => entry.no === no);
  if (task === undefined) return state;
  return withSeat(withTask(state, no, opened), task.token, task.seat, (seat) => ({ ...seat, person: null }));
}

/** Somebody else works on it; the seat stays with whom it comes back to. */
function lent(state: TicketState, { task: no, to, returns }: EventOf<"TaskLent" | "TaskReturned">): TicketState {
  const task = state.tasks.find((entry) => entry.no === no);
  if (task === undefined) return state;
  const owner = returns.at(-1)?.user ?? to;
  const after = withTask(state, no, (entry) => ({ ...entry, returns, status: "claimed", assignee: to }));
  return withSeat(after, task.token, task.seat, (seat) => ({ ...seat, person: owner }));
}

/** New seats stand right behind the one they were added at, so that their turn comes next; otherwise last. */
function seatsWith(seats: readonly Seat[], added: readonly Seat[], behind: number | null): readonly Seat[] {
  const place = seats.findIndex(({ no }) => no === behind);
  return place < 0 ? [...seats, ...added] : seats.toSpliced(place + 1, 0, ...added);
}

const moved = (token: Token, to: Partial<Token>): Token => ({ ...token, seats: [], ...to });

function voted(state: TicketState, token: number, seat: number, vote: Vote): TicketState {
  return withSeat(state, token, seat, (entry) => ({ ...entry, status: "done", vote }));
}

function completed(state: TicketState, event: EventOf<"TaskCompleted">): TicketState {
  const task = state.tasks.find((entry) => entry.no === event.task);
  if (task === undefined) return state;
  const approvedBy =
    event.intent === "approve" && !state.approvedBy.includes(event.by)
      ? [...state.approvedBy, event.by]
      : state.approvedBy;
  const after = { ...state, tasks: without(state.tasks, event.task), approvedBy };
  if (event.transition === null) return after;
  const { transition, intent, by, at } = event;
  return voted(after, task.token, task.seat, { transition, intent, by, at });
}

function forked(state: TicketState, e: EventOf<"TokenForked">): TicketState {
  const parent = state.tokens.find((token) => token.no === e.token)?.fork ?? null;
  const branches = e.branches.map(
    (no): Token => ({ no, node: e.gateway, enteredAt: e.at, returnTo: null, fork: e.fork, seats: [] }),
  );
  return {
    ...state,
    counter: counted(state, e.fork, ...e.branches),
    forks: [...state.forks, { no: e.fork, gateway: e.gateway, parent }],
    tokens: [...without(state.tokens, e.token), ...branches],
  };
}

function forkClosed(state: TicketState, fork: number): TicketState {
  const { parent = null, rejected = [] } = state.forks.find((entry) => entry.no === fork) ?? {};
  return {
    ...state,
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
function rejecting(state: TicketState, tokens: readonly number[], isRejected: boolean): TicketState {
  if (state.forks.length === 0) return state;
  const own = state.tokens.filter(({ no }) => tokens.includes(no)).map(({ fork }) => fork);
  const forks = state.forks.map((fork) => (own.includes(fork.no) ? withRejected(fork, tokens, isRejected) : fork));
  return { ...state, forks };
}

function outcomeChosen(state: TicketState, e: EventOf<"OutcomeChosen">): TicketState {
  if (e.intent === null) return state;
  const approvedBy = e.intent === "reject" ? [] : state.approvedBy;
  return rejecting({ ...state, lastIntent: e.intent, approvedBy }, [e.token], e.intent === "reject");
}

function joined(state: TicketState, e: EventOf<"TokensJoined">): TicketState {
  const meeting = state.tokens.filter(({ no }) => e.tokens.includes(no));
  const fork = commonFork(state, [...new Set(meeting.map((token) => token.fork))]);
  const left = rejecting(state, e.tokens, false);
  const tokens = left.tokens.filter(({ no }) => no === e.into || !e.tokens.includes(no));
  return withToken({ ...left, tokens }, e.into, (token) => ({ ...token, fork }));
}

const folds: { [T in TicketEvent["type"]]: Fold<T> } = {
  TicketCreated: (state, e) => ({
    ...state,
    requester: e.requester,
    requesterGroups: e.groups ?? [],
    title: e.title,
    values: e.values,
    phase: e.isDraft ? "draft" : "submitted",
  }),
  TicketSubmitted: (state) => ({ ...state, phase: "submitted", lastIntent: null, approvedBy: [] }),
  TicketWithdrawn: (state) => ({ ...state, phase: "withdrawn", approvedBy: [] }),
  TicketClosed: (state) => ({ ...state, isClosed: true }),
  TicketReopened: (state) => ({ ...state, isClosed: false, endedAt: null, lastIntent: null, phase: "submitted" }),
  TicketDeleted: (state, e) => ({ ...state, deletedAt: e.at }),
  TicketEnded: (state, e) => ({ ...state, endedAt: e.at }),
  ValuesChanged: (state, e) => ({ ...state, title: e.title ?? state.title, values: { ...state.values, ...e.values } }),
  OutcomeChosen: outcomeChosen,
  NodeHandled: (state, e) => ({ ...state, handledBy: { ...state.handledBy, [e.node]: e.by } }),
  SentBack: (state) => ({ ...state, lastIntent: null, approvedBy: [] }),
  ConditionFailed: (state) => state,
  CommentAdded: (state) => state,
  CopySent: (state, e) => (e.token === null ? state : { ...state, awaiting: answered(state, e.token, null) }),
  AssigneesReminded: (state, e) => ({ ...state, remindedAt: e.at }),
  TokenCreated: (state, e) => ({
    ...state,
    counter: counted(state, e.token),
    tokens: [...state.tokens, { no: e.token, node: e.node, enteredAt: e.at, returnTo: null, fork: null, seats: [] }],
  }),
  TokenMoved: (state, e) =>
    withToken(unasked(e.via === null ? rejecting(state, [e.token], false) : state, e.token), e.token, (token) =>
      moved(token, { node: e.to, enteredAt: e.at, returnTo: e.returnTo }),
    ),
  TokenForked: forked,
  TokensJoined: joined,
  ForkClosed: (state, e) => forkClosed(state, e.fork),
  TokenCancelled: (state, e) => ({ ...unasked(state, e.token), tokens: without(state.tokens, e.token) }),
  TokenEnded: (state, e) => ({ ...unasked(state, e.token), tokens: without(state.tokens, e.token) }),
  AssignmentRequested: (state, e) => ({
    ...state,
    awaiting: [...state.awaiting, { token: e.token, seat: e.seat }],
  }),
  SeatsPlaced: (state, e) => ({
    ...withToken(state, e.token, (token) => ({ ...token, seats: seatsWith(token.seats, e.seats, e.behind) })),
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
  TaskOpened: (state, e) => {
    const base = { no: e.task, token: e.token, node: e.node, seat: e.seat, candidates: e.candidates, returns: [] };
    const task = { ...base, excluded: e.excluded, mustClaim: e.mustClaim, isFallback: e.isFallback, openedAt: e.at };
    const person = e.assignee;
    return {
      ...withSeat(state, e.token, e.seat, (seat) => ({ ...seat, status: "live", person })),
      counter: counted(state, e.task),
      awaiting: answered(state, e.token, e.seat),
      tasks: [
        ...state.tasks,
        person === null
          ? { ...task, status: "open" as const }
          : { ...task, status: "claimed" as const, assignee: person },
      ],
    };
  },
  TaskClaimed: (state, e) => seated(state, e.task, e.forUser ?? e.by, {}),
  TaskReleased: (state, e) => released(state, e.task),
  TaskTransferred: (state, e) => {
    return seated(state, e.task, e.to, { candidates: [userPrincipal(e.to)], returns: [], isFallback: false });
  },
  TaskLent: (state, e) => lent(state, e),
  TaskReturned: (state, e) => lent(state, e),
  TaskCompleted: completed,
  TaskCancelled: (state, e) => ({ ...state, tasks: without(state.tasks, e.task) }),
  TimerArmed: (state, e) => ({
    ...state,
    counter: counted(state, e.timer),
    timers: [
      ...without(state.timers, e.timer),
      { no: e.timer, token: e.token, transition: e.transition, dueAt: e.dueAt },
    ],
  }),
  TimerFired: (state, e) => ({ ...state, timers: without(state.timers, e.timer) }),
  TimerCancelled: (state, e) => ({ ...state, timers: without(state.timers, e.timer) }),
  JobStarted: (state, e) => ({
    ...state,
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
  JobEnded: (state, e) => ({ ...state, jobs: without(state.jobs, e.job) }),
};

function answered(state: TicketState, token: number, seat: number | null): TicketState["awaiting"] {
  return state.awaiting.filter((entry) => entry.token !== token || (entry.seat !== null && entry.seat !== seat));
}

/** Nobody is looked for any more at where the token was. */
function unasked(state: TicketState, token: number): TicketState {
  return { ...state, awaiting: state.awaiting.filter((entry) => entry.token !== token) };
}

/** Folds one fact into the state. Total: every event has its fold, none reads anything but the two arguments. */
export function evolve<T extends TicketEvent["type"]>(state: TicketState, event: EventOf<T>): TicketState {
  return (folds[event.type] as Fold<T>)(state, event);
}

/** Folds facts in order. */
export function fold(state: TicketState, events: readonly TicketEvent[]): TicketState {
  return events.reduce<TicketState>((folded, event) => evolve(folded, event), state);
}
