import { describe, expect, test } from "vitest";
import type { EventOf } from "../events";
import type { ExecutableNode } from "../flow/compile";
import { actsOf } from "../testing/acts";
import {
  ann,
  bob,
  dan,
  eve,
  flowOf,
  HOUR,
  Scenario,
  type ShortTransition,
  type Staff,
  users,
} from "../testing/scenario";

type Ladder = NonNullable<ExecutableNode["reminders"]>;

/** After an hour, then twice more every two hours; after three hours once. */
const LADDER: Ladder = [
  { afterSeconds: 3600, repeatSeconds: 7200, repeatTimes: 2, escalate: null },
  { afterSeconds: 3 * 3600, repeatSeconds: null, repeatTimes: 5, escalate: null },
];

function work(more: Partial<ExecutableNode> = {}, ...links: ShortTransition[]) {
  return flowOf(
    [
      { key: "start", type: "start" },
      { key: "work", type: "task", maySendBack: true, mayWithdraw: true, reminders: LADDER, ...more },
      { key: "check", type: "task", maySendBack: true },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "work" },
      { key: "agree", from: "work", to: "check", intent: "approve" },
      { key: "ok", from: "check", to: "end", intent: "approve" },
      ...links,
    ],
  );
}

function begun(flow = work(), staff: Staff = { work: { candidates: users(bob) } }) {
  const s = new Scenario(flow, staff);
  s.at = 0;
  return s.given(s.submit());
}

const rungs = (s: Scenario) =>
  s.state.timers.flatMap((timer) =>
    "reminder" in timer ? [[timer.reminder.rung, timer.reminder.round, timer.dueAt / HOUR]] : [],
  );

const RUNG = ["ReminderGiven", "TicketEscalated"];
const given = (s: Scenario) => s.log.filter((event): event is EventOf<"ReminderGiven"> => RUNG.includes(event.type));

/** Lets time pass and fires whatever becomes due, as it becomes due. */
function pass(s: Scenario, hours: number): void {
  const until = s.at + hours * HOUR;
  for (;;) {
    const [next] = s.state.timers.filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt);
    if (next === undefined) break;
    s.at = Math.max(s.at, next.dueAt);
    s.given(s.fire(next.no));
  }
  s.at = until;
}

describe("a ladder of reminders", () => {
  test("starts when people are asked, rings each round of each rung once, and then is silent", () => {
    const s = begun();
    expect(rungs(s)).toEqual([
      [0, 0, 1],
      [1, 0, 3],
    ]);
    pass(s, 100);
    expect(given(s).map(({ rung, round, at }) => [rung, round, at / HOUR])).toEqual([
      [0, 0, 1],
      [1, 0, 3],
      [0, 1, 3],
      [0, 2, 5],
    ]);
    expect(given(s).map(({ people }) => people)).toEqual(Array(4).fill(users(bob)));
    expect(s.state.timers).toEqual([]);
    expect(s.where()).toEqual(["work"]);
    s.checkLog();
  });

  test("a round that rings late is not made up for, and the next keeps its distance from it", () => {
    const s = begun();
    s.at = 1.5 * HOUR;
    s.given(s.fire(s.state.timers[0]?.no ?? 0));
    expect(rungs(s)).toContainEqual([0, 1, 3]);
    s.at = 20 * HOUR;
    s.given(s.fire(s.state.timers.find((timer) => "reminder" in timer && timer.reminder.round === 1)?.no ?? 0));
    expect(rungs(s)).toContainEqual([0, 2, 22]);
  });

  test("a timer that rang is gone, one that is not due waits", () => {
    const s = begun();
    const [first] = s.state.timers;
    s.refuses(s.fire(first?.no ?? 0, HOUR - 1), "timer_not_due");
    s.given(s.fire(first?.no ?? 0, HOUR));
    s.refuses(s.fire(first?.no ?? 0, HOUR), "timer_gone");
  });

  test("is not held up by anything people do while the ticket stays", () => {
    const s = begun();
    const acts = actsOf(s);
    const ladder = rungs(s);
    s.at = HOUR / 2;
    const steps = [
      () => ({ type: "AddComment", at: s.at, by: ann, mentions: [] }) as const,
      () => ({ type: "RemindAssignees", at: s.at, by: ann }) as const,
      () => acts.save(bob, { days: 1 }),
      () => acts.delegate(bob, eve),
      () => acts.giveBack(eve),
      () => acts.transfer(bob, dan),
      () => acts.reassign(eve),
      () => acts.add(eve, "beside", [dan]),
    ];
    for (const step of steps) s.given(step());
    expect(rungs(s)).toEqual(ladder);
  });

  test("reminds whoever has it now, and those who can take it", () => {
    const pool = begun(work({ sharing: "claim" }), {
      work: { candidates: [{ type: "role", id: 7 }], people: [11, 12] },
    });
    pass(pool, 1);
    expect(given(pool)[0]?.people).toEqual([{ type: "role", id: 7 }]);
    const s = begun();
    s.given(actsOf(s).transfer(bob, eve));
    s.given(actsOf(s).delegate(eve, dan));
    pass(s, 1);
    expect(given(s)[0]).toMatchObject({ node: "work", people: users(dan), tasks: [s.taskNo()] });
  });

  test("reminds the signers who have not answered", () => {
    const s = begun(work({ sharing: "all" }), { work: { candidates: users(bob, eve, dan) } });
    s.given(s.press("agree", eve, s.taskNo(eve)));
    pass(s, 1);
    expect(given(s)[0]?.people).toEqual(users(bob, dan));
  });

  test("ends with the node: done, sent back, moved, withdrawn, closed", () => {
    const ways: ((s: Scenario) => void)[] = [
      (s) => s.given(s.press("agree", bob)),
      (s) => s.given(actsOf(s).sendBack(bob, "start", "rerun")),
      (s) => s.given(actsOf(s).move("check")),
      (s) => s.given(actsOf(s).withdraw(ann)),
      (s) => s.given(actsOf(s).close()),
    ];
    for (const way of ways) {
      const s = begun();
      way(s);
      expect(rungs(s)).toEqual([]);
      s.checkLog();
    }
  });

  test("starts anew when the ticket comes back", () => {
    const s = begun();
    pass(s, 3);
    s.given(s.press("agree", bob));
    s.given(actsOf(s).sendBack(ann, "work", "rerun"));
    expect(rungs(s)).toEqual([
      [0, 0, 4],
      [1, 0, 6],
    ]);
  });

  test("is none where rules answer for everybody, and starts when another system has told the people", () => {
    const passed = begun(work({ whenNobody: { kind: "pass" } }), { work: { candidates: [] } });
    expect(passed.log.filter(({ type }) => type === "TimerArmed")).toEqual([]);
    expect(passed.where()).toEqual(["check"]);
    const s = begun(work(), { work: { candidates: [], isExternal: true } });
    expect(rungs(s)).toEqual([]);
    s.at = HOUR;
    s.given({ type: "AnswerResolver", at: s.at, job: s.state.jobs[0]?.no ?? 0, attempt: 1, people: [bob.userId] });
    expect(rungs(s)).toEqual([
      [0, 0, 2],
      [1, 0, 4],
    ]);
  });

  test("goes on when a seat is asked for anew", () => {
    const s = begun(work(), { work: { candidates: users(bob, eve) } });
    pass(s, 1);
    const ladder = rungs(s);
    s.gone.add(bob.userId);
    s.given({ type: "ReopenTask", at: s.at, task: s.taskNo(), there: [] });
    expect(rungs(s)).toEqual(ladder);
  });

  test("stands beside a timed transition, which ends it", () => {
    const late: ShortTransition = {
      key: "late",
      from: "work",
      to: "check",
      timer: { afterSeconds: 2 * 3600, resetOn: "activity" },
    };
    const s = begun(work({}, late));
    pass(s, 1);
    s.given(actsOf(s).save(bob, { days: 1 }));
    expect(s.state.timers.map(({ dueAt }) => dueAt / HOUR).sort()).toEqual([3, 3, 3]);
    const [timed] = s.state.timers.filter((timer) => "transition" in timer);
    s.at = 3 * HOUR;
    s.given(s.fire(timed?.no ?? 0));
    expect([s.where(), rungs(s)]).toEqual([["check"], []]);
  });
});

test("in branches every token has its own ladder, which its join ends", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "fork", type: "parallel" },
      { key: "a", type: "task", reminders: LADDER },
      { key: "b", type: "task", reminders: LADDER.slice(0, 1) },
      { key: "join", type: "parallel" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "fork" },
      { key: "fa", from: "fork", to: "a" },
      { key: "fb", from: "fork", to: "b" },
      { key: "aj", from: "a", to: "join" },
      { key: "bj", from: "b", to: "join" },
      { key: "out", from: "b", to: "end", intent: "reject" },
      { key: "on", from: "join", to: "end" },
    ],
  );
  const staff: Staff = { a: { candidates: users(bob) }, b: { candidates: users(eve) } };
  const s = begun(flow, staff);
  expect(rungs(s)).toHaveLength(3);
  pass(s, 1);
  expect(given(s).map(({ node, people }) => [node, people])).toEqual([
    ["a", users(bob)],
    ["b", users(eve)],
  ]);
  s.given(s.press("aj", bob, s.taskAt("a")));
  expect(rungs(s)).toHaveLength(1);
  s.given(s.press("bj", eve, s.taskAt("b")));
  expect([s.state.endedAt, s.state.timers]).toEqual([s.at, []]);

  const cut = begun(flow, staff);
  cut.given(cut.press("out", eve, cut.taskAt("b")));
  expect([cut.state.endedAt, cut.state.timers]).toEqual([0, []]);
  cut.checkLog();
});
