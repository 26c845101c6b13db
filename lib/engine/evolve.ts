import type { TicketEvent } from "./events";
import type { Task, TicketState, Token } from "./model";

type Fold<T extends TicketEvent["type"]> = (
  state: TicketState,
  event: Extract<TicketEvent, { type: T }>,
) => TicketState;

const without = <T extends { no: number }>(list: readonly T[], no: number) => list.filter((entry) => entry.no !== no);

const withTask = (state: TicketState, no: number, change: (task: Task) => Task): TicketState => ({
  ...state,
  tasks: state.tasks.map((task) => (task.no === no ? change(task) : task)),
});

function openedTask(event: Extract<TicketEvent, { type: "TaskOpened" }>): Task {
  const base = {
    no: event.task,
    token: event.token,
    node: event.node,
    candidates: event.candidates,
    mustClaim: event.mustClaim,
    isFallback: event.isFallback,
    openedAt: event.at,
  };
  return event.assignee === null
    ? { ...base, status: "open" }
    : { ...base, status: "claimed", assignee: event.assignee };
}

const folds: { [T in TicketEvent["type"]]: Fold<T> } = {
  TicketCreated: (state, e) => ({ ...state, requester: e.requester, title: e.title, values: e.values }),
  ValuesChanged: (state, e) => ({ ...state, title: e.title ?? state.title, values: { ...state.values, ...e.values } }),
  OutcomeChosen: (state, e) => ({ ...state, lastIntent: e.intent }),
  TaskClaimed: (state, e) => withTask(state, e.task, (task) => ({ ...task, status: "claimed", assignee: e.by })),
  TaskReleased: (state, e) =>
    withTask(state, e.task, ({ no, token, node, candidates, mustClaim, isFallback, openedAt }) => ({
      ...{ no, token, node, candidates, mustClaim, isFallback, openedAt },
      status: "open",
    })),
  TaskCompleted: (state, e) => {
    const task = state.tasks.find((entry) => entry.no === e.task);
    const handledBy = task === undefined ? state.handledBy : { ...state.handledBy, [task.node]: e.by };
    return { ...state, tasks: without(state.tasks, e.task), handledBy };
  },
  TaskCancelled: (state, e) => ({ ...state, tasks: without(state.tasks, e.task) }),
  TokenCreated: (state, e) => {
    const token: Token = { no: e.token, node: e.node, enteredAt: e.at, returnTo: null };
    return { ...state, counter: Math.max(state.counter, e.token), tokens: [...state.tokens, token] };
  },
  TokenMoved: (state, e) => ({
    ...state,
    tokens: state.tokens.map((token) =>
      token.no === e.token ? { no: token.no, node: e.to, enteredAt: e.at, returnTo: e.returnTo } : token,
    ),
  }),
  TokenEnded: (state, e) => ({ ...state, tokens: without(state.tokens, e.token) }),
  ConditionFailed: (state) => state,
  AssignmentRequested: (state, e) => ({ ...state, awaiting: [...state.awaiting, e.token] }),
  TaskOpened: (state, e) => ({
    ...state,
    counter: Math.max(state.counter, e.task),
    awaiting: state.awaiting.filter((token) => token !== e.token),
    tasks: [...state.tasks, openedTask(e)],
  }),
  TimerArmed: (state, e) => ({
    ...state,
    counter: Math.max(state.counter, e.timer),
    timers: [
      ...without(state.timers, e.timer),
      { no: e.timer, token: e.token, transition: e.transition, dueAt: e.dueAt },
    ],
  }),
  TimerFired: (state, e) => ({ ...state, timers: without(state.timers, e.timer) }),
  TimerCancelled: (state, e) => ({ ...state, timers: without(state.timers, e.timer) }),
  TicketEnded: (state, e) => ({ ...state, endedAt: e.at }),
};

/** Folds one fact into the state. Total: every event has its fold, none reads anything but the two arguments. */
export function evolve<T extends TicketEvent["type"]>(
  state: TicketState,
  event: Extract<TicketEvent, { type: T }>,
): TicketState {
  return (folds[event.type] as Fold<T>)(state, event);
}

/** Folds facts in order. */
export function fold(state: TicketState, events: readonly TicketEvent[]): TicketState {
  return events.reduce<TicketState>((folded, event) => evolve(folded, event), state);
}
