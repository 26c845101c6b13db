import { describe, expect, test } from "vitest";
import type { ExecutableNode } from "../flow/compile";
import { actsOf } from "../testing/acts";
import { bob, flowOf, HOUR, openEvery, Scenario, type ShortTransition, users } from "../testing/scenario";

// Calendar n of the tests is open for n hours and then closed as long; the epoch begins a span that is open.
const START: ExecutableNode = { key: "start", type: "start" };
const END: ExecutableNode = { key: "end", type: "end" };
const staff = { work: { candidates: users(bob) } };
type Rest = { node?: Partial<ExecutableNode>; timer?: ShortTransition["timer"]; clock?: typeof openEvery };

function flow({ node = {}, timer = null, clock }: Rest) {
  const late: ShortTransition[] = timer === null ? [] : [{ key: "late", from: "work", to: "end", timer }];
  const nodes = [START, { key: "work", type: "task" as const, ...node }, END];
  const links = [{ key: "submit", from: "start", to: "work" }, { key: "done", from: "work", to: "end" }, ...late];
  return flowOf(nodes, links, clock === undefined ? undefined : (id) => clock(id * HOUR));
}

function begun(rest: Rest, at = 0) {
  const s = new Scenario(flow(rest), staff);
  s.at = at;
  return s.given(s.submit());
}

const dueIn = (s: Scenario) => s.state.timers.map(({ dueAt }) => dueAt / HOUR);
const within = (hours: number, resetOn: "never" | "activity" = "never") => {
  return { afterSeconds: hours * 3600, resetOn, calendarId: 1 };
};

describe("time that counts in the hours of a calendar", () => {
  test("stands still while it is closed, for timed transitions", () => {
    const s = begun({ timer: within(2) });
    expect(dueIn(s)).toEqual([3]);
    s.refuses(s.fire(s.state.timers[0]?.no ?? 0, 2 * HOUR), "timer_not_due");
    s.given(s.fire(s.state.timers[0]?.no ?? 0, 3 * HOUR));
    expect(s.state.endedAt).toBe(3 * HOUR);
  });

  test("begins with the next opening where it is armed in closing time", () => {
    expect(dueIn(begun({ timer: within(0.5) }, 1.5 * HOUR))).toEqual([2.5]);
  });

  test("begins anew on activity, in the same hours", () => {
    const s = begun({ timer: within(1, "activity") });
    s.at = 0.5 * HOUR;
    s.given(actsOf(s).save(bob, { days: 1 }));
    expect(dueIn(s)).toEqual([2.5]);
    expect(s.state.timers[0]?.armedAt).toBe(0.5 * HOUR);
  });

  test("counts every hour without a calendar, and where the calendar is not known", () => {
    expect(dueIn(begun({ timer: { afterSeconds: 7200, resetOn: "never", calendarId: null } }))).toEqual([2]);
    const gone = () => ({ elapse: (at: number, ms: number) => at + ms, opening: (at: number) => at });
    expect(dueIn(begun({ timer: within(2), clock: gone }))).toEqual([2]);
  });
});

describe("a wait in the hours of a calendar", () => {
  const waiting = (wait: ExecutableNode["wait"], until?: number, at = 0) => {
    const nodes = [START, { key: "pause", type: "wait" as const, ...(wait === undefined ? {} : { wait }) }, END];
    const links = [
      { key: "submit", from: "start", to: "pause" },
      { key: "on", from: "pause", to: "end" },
    ];
    const s = new Scenario(flowOf(nodes, links), {});
    s.at = at;
    return s.given(s.submit(until === undefined ? {} : { until: until * HOUR }));
  };

  test("lasts so much of its hours", () => {
    expect(dueIn(waiting({ kind: "duration", seconds: 7200, calendarId: 1 }))).toEqual([3]);
  });

  test.each([
    [4.5, [4.5]],
    [5.5, [6]],
    [0.5, []],
  ])("until a moment of a field ends at it, or at the next opening: %s", (until, due) => {
    const s = waiting({ kind: "field", fieldKey: "until", calendarId: 1 }, until, HOUR);
    expect(dueIn(s)).toEqual(due);
    expect(s.state.endedAt === null).toBe(due.length > 0);
  });

  test("a moment in closing time that is over holds the ticket until the opening after it", () => {
    expect(dueIn(waiting({ kind: "field", fieldKey: "until", calendarId: 1 }, 1.2, 1.5 * HOUR))).toEqual([2]);
  });
});

describe("a calendar whose hours have changed", () => {
  const reminders = [
    { afterSeconds: 3600, calendarId: 1, repeatSeconds: 7200, repeatTimes: 1, escalate: null },
    { afterSeconds: 7200, calendarId: 2, repeatSeconds: null, repeatTimes: 0, escalate: null },
  ];
  const recount = (s: Scenario, calendarId = 1) => ({ type: "RecountTimers", at: s.at, calendarId }) as const;
  /** The same ticket by other hours. */
  const later = (s: Scenario, rest: Rest) => {
    const next = new Scenario(flow({ ...rest, clock: (span) => openEvery(3 * span) }), s.staff);
    next.state = s.state;
    next.at = s.at;
    return next;
  };

  test("counts anew from when each timer was armed, those that count in it alone, once", () => {
    const rest = { timer: within(2), node: { reminders } };
    const s = begun(rest);
    expect(dueIn(s)).toEqual([3, 1, 2]);
    s.refuses(recount(s), "timers_unchanged");
    const next = later(s, rest);
    next.at = HOUR / 2;
    const events = next.play(recount(next));
    expect(events.map(({ type }) => type)).toEqual(["TimerCancelled", "TimerArmed"]);
    expect(next.state.timers.map(({ dueAt, armedAt }) => [dueAt, armedAt])).toEqual([
      [HOUR, 0],
      [2 * HOUR, 0],
      [2 * HOUR, 0],
    ]);
    expect(next.state.timers.filter((timer) => "transition" in timer)).toMatchObject([{ transition: "late" }]);
    next.refuses(recount(next), "timers_unchanged");
    next.refuses(recount(next, 2), "timers_unchanged");
  });

  test("moves a round that is to come, not those that have rung", () => {
    const rest = { node: { reminders } };
    const s = begun(rest);
    s.given(s.fire(s.state.timers[0]?.no ?? 0, HOUR));
    s.at = HOUR;
    const round = s.state.timers.find((timer) => "reminder" in timer && timer.reminder.round === 1);
    expect([round?.armedAt, round?.dueAt]).toEqual([HOUR, 5 * HOUR]);
    const next = later(s, rest);
    next.given(recount(next));
    expect(next.state.timers.map(({ dueAt }) => dueAt / HOUR).sort()).toEqual([2, 3]);
  });

  test("leaves alone what was armed before anybody noted when", () => {
    const s = begun({ timer: within(2) });
    s.state = { ...s.state, timers: s.state.timers.map((timer) => ({ ...timer, armedAt: null })) };
    const next = later(s, { timer: within(2) });
    next.refuses(recount(next), "timers_unchanged");
  });

  test("of a wait: a field is read again, what it no longer holds changes nothing", () => {
    const pause = (clock?: (id: number) => ReturnType<typeof openEvery>) =>
      flowOf(
        [START, { key: "pause", type: "wait", wait: { kind: "field", fieldKey: "until", calendarId: 1 } }, END],
        [
          { key: "submit", from: "start", to: "pause" },
          { key: "on", from: "pause", to: "end" },
        ],
        clock,
      );
    const s = new Scenario(pause(), {});
    s.at = 0;
    s.given(s.submit({ until: 1.5 * HOUR }));
    expect(dueIn(s)).toEqual([2]);
    const next = new Scenario(
      pause((id) => openEvery(id * 3 * HOUR)),
      {},
    );
    next.state = s.state;
    next.at = 0;
    next.given(recount(next));
    expect(dueIn(next)).toEqual([1.5]);
    const emptied = new Scenario(next.flow, {});
    emptied.state = { ...s.state, values: {} };
    emptied.refuses(recount(emptied), "timers_unchanged");
  });
});
