import fc from "fast-check";
import { expect, test } from "vitest";
import type { TicketEvent } from "./events";
import { isJoin } from "./flow/branches";
import type { CompiledFlow } from "./flow/compile";
import { Refused } from "./refusal";
import { FIRE, randomStep, type Step, toCommand } from "./testing/random-action";
import { randomFlow } from "./testing/random-flow";
import { HOUR, Scenario, type Staff } from "./testing/scenario";

const steps = fc.array(randomStep, { minLength: 40, maxLength: 90 });
/** An open ticket waits for something that can happen; one that has ended for nothing. */
function whatIsWrong({ state, flow }: Scenario): string | null {
  const waits = [...state.tasks, ...state.timers, ...state.jobs].map(({ token }) => token);
  if (state.endedAt !== null) return waits.length === 0 ? null : "an ended ticket waits";
  if (waits.length === 0) return "an open ticket waits for nothing";
  const idle = state.tokens.filter(({ no, node }) => !waits.includes(no) && !isJoin(flow, node));
  return idle.length === 0 ? null : "a token waits for nothing";
}

const UNATTENDED = [1, 12, 13, 14, 15, 16];

/** Plays steps, on a new ticket whenever one has ended; invariants are checked after each, the log at the end. */
function play({ flow, staff }: { flow: CompiledFlow; staff: Staff }, list: readonly Step[]) {
  const count = { played: 0, accepted: 0, joined: 0, nested: 0, reminded: 0, added: 0 };
  let s = begin(flow, staff);
  for (const step of list) {
    if (s === null) break;
    s.at += HOUR / 4;
    s.isUnattended = UNATTENDED.includes(step.kind);
    if (step.target === 3) s.gone.add(step.who + 1);
    if (step.target === 4) s.gone.delete(step.who + 1);
    count.played += 1;
    const events = s.attempt(toCommand(s, step));
    if (!(events instanceof Refused)) {
      count.accepted += 1;
      count.reminded += events.filter(({ type }) => type === "ReminderGiven").length;
      count.added += events.filter(({ type }) => type === "TaskRecast").length;
      count.joined += events.filter(({ type }) => type === "TokensJoined").length;
      count.nested += s.state.forks.some(({ parent }) => parent !== null) ? 1 : 0;
      expect(whatIsWrong(s)).toBeNull();
    }
    if (s.state.endedAt === null) continue;
    s.checkLog();
    expect(rungTwice(s.log)).toEqual([]);
    s = begin(flow, staff);
  }
  s?.checkLog();
  expect(rungTwice(s?.log ?? [])).toEqual([]);
  return { s, ...count };
}

/** Rounds that were rung twice while a token stayed where it was. */
function rungTwice(log: readonly TicketEvent[]): string[] {
  const visits = new Map<number, number>();
  const rung: string[] = [];
  for (const event of log) {
    if (event.type === "TokenMoved") visits.set(event.token, (visits.get(event.token) ?? 0) + 1);
    if (event.type !== "ReminderGiven" && event.type !== "TicketEscalated") continue;
    rung.push([event.token, visits.get(event.token), event.rung, event.round].join(" "));
  }
  return rung.filter((name, index) => rung.indexOf(name) < index);
}

/** A new ticket; null when the flow refuses it. */
function begin(flow: CompiledFlow, staff: Staff): Scenario | null {
  const s = new Scenario(flow, staff);
  return Array.isArray(s.attempt(s.submit({ days: 4 }))) ? s : null;
}

// A failing run is told by its seed and path, which then become a test of their own: shrinking whole flows takes hours.
const options = { endOnFailure: true, verbose: false };

test("whatever people do on whatever flow, the state stays sound and the log folds to it", () => {
  const sum = { played: 0, accepted: 0, joined: 0, nested: 0 };
  fc.assert(
    fc.property(randomFlow, steps, (plan, list) => {
      const count = play(plan, list);
      for (const key of ["played", "accepted", "joined", "nested"] as const) sum[key] += count[key];
    }),
    { numRuns: 420, seed: 20261125, ...options },
  );
  // A test that plays nothing, or nothing of interest, is none.
  expect(sum.played).toBeGreaterThan(20_000);
  expect(sum.accepted).toBeGreaterThan(10_000);
  expect(sum.joined).toBeGreaterThan(1000);
  expect(sum.nested).toBeGreaterThan(1000);
}, 60_000);

test("ladders of reminders ring between whatever people do, and the state stays sound", () => {
  const sum = { accepted: 0, reminded: 0, added: 0 };
  const hasty = steps.map((list) => list.map((step) => (step.days < 2 ? { ...step, kind: FIRE } : step)));
  fc.assert(
    fc.property(randomFlow, hasty, (plan, list) => {
      const count = play(plan, list);
      for (const key of ["accepted", "reminded", "added"] as const) sum[key] += count[key];
    }),
    { numRuns: 400, seed: 14, ...options },
  );
  expect(sum.accepted).toBeGreaterThan(5000);
  expect(sum.reminded).toBeGreaterThan(500);
  expect(sum.added).toBeGreaterThan(300);
}, 60_000);

test("whatever has happened, whoever runs the flow can end the ticket", () => {
  fc.assert(
    fc.property(randomFlow, steps, (plan, list) => {
      const { s } = play(plan, list.slice(0, 30));
      if (s === null || s.state.endedAt !== null) return;
      s.given({ type: "CloseTicket", at: s.at });
      expect(s.state.tokens).toEqual([]);
    }),
    { numRuns: 100, seed: 7, ...options },
  );
}, 60_000);

test("a run that once built branches inside branches for ten seconds stays sound, and is refused in time", () => {
  fc.assert(
    fc.property(randomFlow, steps, (plan, list) => {
      play(plan, list);
    }),
    { numRuns: 250, seed: 2, ...options },
  );
});
