import type { EngineCommand, Person } from "../commands";
import type { CompiledFlow } from "../flow/compile";
import { statusOf, type TicketState } from "../model";
import { Refused } from "../refusal";
import { Scenario, type Staff } from "./scenario";

export type Choice = (s: Scenario) => readonly EngineCommand[];

/** What a flow can come to, whatever the order in which everything is done that can be done. */
export type Explored = {
  /** How tickets end: status and the values of interest. */
  ends: ReadonlySet<string>;
  states: number;
  /** The longest way to an end; null when some way never ends. */
  longest: number | null;
  /** Ways on which nothing can be done although the ticket is open. */
  deadEnds: readonly TicketState[];
};

const MAX_STATES = 20_000;

/** What tells states apart: everything but numbers and times, which depend on the order and decide nothing. */
function nameOf(state: TicketState): string {
  const order = (list: readonly unknown[]) => list.map((entry) => JSON.stringify(entry)).sort();
  const nodeOf = new Map(state.tokens.map(({ no, node }) => [no, node]));
  return JSON.stringify([
    statusOf(state),
    state.values,
    order(
      state.tokens.map(({ node, returnTo, fork, seats }) => [
        node,
        returnTo,
        fork === null,
        seats.map((seat) => [seat.status, seat.person, seat.status === "done" ? seat.vote.transition : ""]),
      ]),
    ),
    order(
      state.tasks.map((task) => [
        task.node,
        task.status,
        task.status === "claimed" ? task.assignee : task.candidates,
        task.returns,
      ]),
    ),
    order(
      state.timers.map(({ no: _no, token, dueAt: _due, armedAt: _armed, ...purpose }) => [nodeOf.get(token), purpose]),
    ),
    order(state.jobs.map(({ node, status }) => [node, status])),
    order(state.approvedBy),
  ]);
}

/** Plays every order of what `choose` offers, each state once; every step keeps the invariants. */
export function explore(flow: CompiledFlow, staff: Staff, choose: Choice): Explored {
  const known = new Map<string, number | null>();
  const ends = new Set<string>();
  const deadEnds: TicketState[] = [];

  /** The longest way from a state to an end; null when one comes back to a state on it. */
  const visit = (s: Scenario): number | null => {
    const name = nameOf(s.state);
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size > MAX_STATES) throw new Error("too many states to visit them all");
    if (s.state.endedAt !== null) {
      ends.add(statusOf(s.state));
      known.set(name, 0);
      return 0;
    }
    // While it is being visited: coming back here would be a circle.
    known.set(name, null);
    const ways = choose(s).flatMap((command) => {
      const next = copyOf(s);
      return next.attempt(command) instanceof Refused ? [] : [visit(next)];
    });
    if (ways.length === 0) deadEnds.push(s.state);
    const longest = ways.reduce<number | null>(
      (most, way) => (most === null || way === null ? null : Math.max(most, way + 1)),
      0,
    );
    known.set(name, longest);
    return longest;
  };

  const first = new Scenario(flow, staff);
  first.given(first.submit());
  const longest = visit(first);
  return { ends, states: known.size, longest, deadEnds };
}

function copyOf(s: Scenario): Scenario {
  const copy = new Scenario(s.flow, s.staff);
  copy.state = s.state;
  copy.at = s.at + 1;
  return copy;
}

/** Every button of every live task by each of the people, claims where they come first, every timer and every job. */
export function everything(people: readonly Person[]): Choice {
  return (s) => {
    const { tasks, timers, jobs } = s.state;
    const byPeople = tasks.flatMap((task) =>
      people.flatMap((by): EngineCommand[] => {
        const buttons = s.flow.nodes.get(task.node)?.out.filter(({ afterMs }) => afterMs === null) ?? [];
        return [s.claim(by, task.no), ...buttons.map(({ key }) => s.press(key, by, task.no))];
      }),
    );
    const byClock = timers.map(({ no, dueAt }) => s.fire(no, Math.max(s.at, dueAt)));
    const byOthers = jobs.map(({ no, attempt }): EngineCommand => {
      return { type: "CompleteJob", at: s.at, job: no, attempt, title: null, values: {} };
    });
    return [...byPeople, ...byClock, ...byOthers];
  };
}
