import { isJoin, joinGroups } from "./flow/branches";
import { type CompiledFlow, nodeOf } from "./flow/compile";
import { tokensOf } from "./flow/forks";
import type { Task, TicketState, Timer, Token } from "./model";
import { holdsSeat } from "./signing";
import { rungOf } from "./time/timers";

type Check = (holds: boolean, rule: string) => void;

/** What must hold of every ticket between two commands; the names of the rules that do not. */
export function brokenInvariants(state: TicketState, flow: CompiledFlow): string[] {
  const broken: string[] = [];
  const check: Check = (holds, rule) => {
    if (!holds) broken.push(rule);
  };
  check(state.awaiting.length === 0, "nobody is still being looked for");
  check((state.endedAt !== null) === (state.tokens.length === 0), "a ticket has ended exactly when no token is left");
  if (state.endedAt !== null) {
    const rest = state.tasks.length + state.timers.length + state.jobs.length + state.forks.length;
    check(rest === 0, "an ended ticket has nothing left to do");
  }
  for (const token of state.tokens) checkRest(state, flow, token, check);
  check(joinGroups(state, flow).free === null, "tokens at a join have others to wait for that can still come");
  checkTasks(state, check);
  checkForks(state, check);
  for (const timer of state.timers) checkTimer(state, flow, timer, check);
  for (const job of state.jobs) {
    const token = state.tokens.find((entry) => entry.no === job.token);
    check(token !== undefined && token.node === job.node, "a job belongs to a token at its node");
  }
  checkNumbers(state, check);
  return broken;
}

/** Every token waits for somebody or something that can still happen. */
function checkRest(state: TicketState, flow: CompiledFlow, token: Token, check: Check): void {
  const { type } = nodeOf(flow, token.node);
  const tasks = state.tasks.filter((task) => task.token === token.no);
  const jobs = state.jobs.filter((job) => job.token === token.no);
  const live = token.seats.filter(({ status }) => status === "live");
  const isResolving = jobs.length === 1 && jobs[0]?.kind === "resolver" && tasks.length === 0;
  if (type === "task" || type === "start") {
    check(isResolving || (tasks.length > 0 && jobs.length === 0), "a token at a task has a live task");
    check(live.length === tasks.length, "live seats and live tasks are the same");
    check(
      tasks.every((task) => live.some((seat) => seat.no === task.seat)),
      "a live task has a live seat",
    );
    return;
  }
  check(tasks.length === 0 && token.seats.length === 0, "only task nodes have people");
  if (type === "copy") {
    check(isResolving, "a copy waits for nothing but who gets it");
    return;
  }
  if (type === "wait") {
    check(
      state.timers.some((timer) => timer.token === token.no),
      "a token that waits has a timer",
    );
    return;
  }
  if (type === "hook" || type === "script" || type === "child") {
    check(jobs.length === 1, "a token at work of others has one job");
    return;
  }
  check(isJoin(flow, token.node), "a token rests where something is waited for");
}

function checkTimer(state: TicketState, flow: CompiledFlow, timer: Timer, check: Check): void {
  const token = state.tokens.find((entry) => entry.no === timer.token);
  if ("transition" in timer) {
    const from = flow.transitions.get(timer.transition)?.from;
    check(token !== undefined && token.node === from, "a timer belongs to a token at the node it leaves");
    return;
  }
  const { rung, round } = timer.reminder;
  const lastRound = rungOf(state, flow, timer)?.lastRound ?? -1;
  check(round <= lastRound, "a reminder rings a round of a rung of its token's node");
  const isAsked = state.tasks.some((task) => task.token === timer.token);
  check(isAsked, "a reminder is for somebody");
  const isSame = (other: Timer) => "reminder" in other && other.token === timer.token && other.reminder.rung === rung;
  check(state.timers.filter(isSame).length === 1, "a rung waits for one round at a time");
}

/** Who holds a place keeps it when an escalation opens it to others, and none of those holds another one. */
function checkOpened(task: Task, { seats }: Token, check: Check): void {
  const person = seats.find(({ no }) => no === task.seat)?.person ?? null;
  if (task.status !== "open" || person === null) return;
  const named = task.candidates.flatMap(({ type, id }) => (type === "user" ? [id] : []));
  check(named.includes(person) && !task.excluded.includes(person), "who holds a place may fill it");
  const others = seats.filter(({ no }) => no !== task.seat);
  const isTwice = named.some((id) => id !== person && holdsSeat(others, id));
  check(task.isFallback || !isTwice, "nobody is offered two places at a node");
}

function checkTasks(state: TicketState, check: Check): void {
  for (const task of state.tasks) {
    const token = state.tokens.find((entry) => entry.no === task.token);
    check(token !== undefined && token.node === task.node, "a live task belongs to a token at its node");
    check(task.candidates.length > 0, "a live task has candidates");
    check(task.returns.length === 0 || task.status === "claimed", "what is on loan is somebody's");
    if (token !== undefined) checkOpened(task, token, check);
  }
  for (const token of state.tokens) {
    // Whoever runs the flow may have to sign in place of several people who are gone.
    const meant = state.tasks.filter((task) => task.token === token.no && !task.isFallback);
    const people = token.seats.flatMap(({ no, person }) => (meant.some(({ seat }) => seat === no) ? [person] : []));
    const named = people.filter((person) => person !== null);
    check(new Set(named).size === named.length, "nobody has two seats at a node");
  }
}

function checkForks(state: TicketState, check: Check): void {
  for (const fork of state.forks) {
    check(tokensOf(state, fork.no).length > 1, "a fork has at least two tokens");
    check(fork.parent === null || state.forks.some(({ no }) => no === fork.parent), "a fork's parent is there");
  }
  check(state.tokens.filter(({ fork }) => fork === null).length <= 1, "outside of branches there is one token");
  check(
    state.tokens.every(({ fork }) => fork === null || state.forks.some(({ no }) => no === fork)),
    "a token's fork is there",
  );
}

function checkNumbers(state: TicketState, check: Check): void {
  const seats = state.tokens.flatMap((token) => token.seats);
  const all = [...state.tokens, ...state.forks, ...seats, ...state.tasks, ...state.timers, ...state.jobs];
  const numbers = all.map((entry) => entry.no);
  check(new Set(numbers).size === numbers.length, "numbers are used once");
  check(
    numbers.every((no) => no <= state.counter),
    "the counter is ahead of every number",
  );
}
