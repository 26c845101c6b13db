import { describe, expect, test } from "vitest";
import type { ExecutableNode } from "./flow/compile";
import { actsOf } from "./testing/acts";
import { type Choice, everything, explore } from "./testing/explore";
import { ann, bob, dan, eve, flowOf, type ShortTransition, type Staff, users } from "./testing/scenario";

const START: ExecutableNode = { key: "start", type: "start" };
const END: ExecutableNode = { key: "end", type: "end" };
const submit = (to: string): ShortTransition => ({ key: "submit", from: "start", to });
const approve = (from: string, to: string): ShortTransition => ({ key: `${from}-ok`, from, to, intent: "approve" });
const reject = (from: string, to: string): ShortTransition => ({ key: `${from}-no`, from, to, intent: "reject" });
const link = (from: string, to: string): ShortTransition => ({ key: `${from}-${to}`, from, to });
const timed = (from: string, to: string): ShortTransition => {
  return { key: `${from}-late`, from, to, timer: { afterSeconds: 60, resetOn: "never" } };
};
const staff: Staff = { a: { candidates: users(bob) }, b: { candidates: users(eve) }, c: { candidates: users(dan) } };
const ALL = everything([bob, eve, dan]);

const signed = (node: Partial<ExecutableNode>, ...more: ShortTransition[]) =>
  flowOf([START, { key: "sign", type: "task", ...node }, END], [submit("sign"), approve("sign", "end"), ...more]);
const signers: Staff = { sign: { candidates: users(bob, eve, dan) } };

describe("whatever the order", () => {
  test("two branches join and finish", () => {
    const flow = flowOf(
      [
        START,
        { key: "fork", type: "parallel" },
        { key: "a", type: "task" },
        { key: "b", type: "task" },
        { key: "join", type: "parallel" },
        END,
      ],
      [submit("fork"), link("fork", "a"), link("fork", "b"), link("a", "join"), link("b", "join"), link("join", "end")],
    );
    expect(explore(flow, staff, ALL)).toMatchObject({
      ends: new Set(["finished"]),
      longest: 2,
      states: 4,
      deadEnds: [],
    });
  });

  test("nested forks with one join go on once", () => {
    const flow = flowOf(
      [
        START,
        { key: "fork", type: "parallel" },
        { key: "inner", type: "inclusive" },
        { key: "a", type: "task" },
        { key: "b", type: "task" },
        { key: "c", type: "task" },
        { key: "join", type: "parallel" },
        END,
      ],
      [
        submit("fork"),
        link("fork", "inner"),
        link("fork", "c"),
        { key: "ia", from: "inner", to: "a", isDefault: true },
        { key: "ib", from: "inner", to: "b", condition: "days > -1" },
        ...["a", "b", "c"].map((key) => link(key, "join")),
        link("join", "end"),
      ],
    );
    const found = explore(flow, staff, ALL);
    expect(found).toMatchObject({ ends: new Set(["finished"]), deadEnds: [] });
  });

  test.each(["all", "in-order"] as const)("three signers, %s: all of them, or the first rejection", (sharing) => {
    const agreeing = explore(signed({ sharing }), signers, ALL);
    expect(agreeing).toMatchObject({ ends: new Set(["finished"]), longest: 3, deadEnds: [] });
    expect(agreeing.states).toBe(sharing === "all" ? 8 : 4);
    const both = explore(signed({ sharing }, reject("sign", "end")), signers, ALL);
    expect(both).toMatchObject({ ends: new Set(["finished", "rejected"]), longest: 3, deadEnds: [] });
  });

  test("two of three: two agree whoever they are, and the third is asked no more", () => {
    const signing = { need: { kind: "count" as const, count: 2 }, reject: { kind: "all-answered" as const } };
    const agreeing = explore(signed({ sharing: "ratio", signing }), signers, ALL);
    expect(agreeing).toMatchObject({ ends: new Set(["finished"]), longest: 2, deadEnds: [] });
  });

  test("two of three with one against: finished whenever they say so", () => {
    const signing = { need: { kind: "count" as const, count: 2 }, reject: { kind: "threshold" as const, count: 2 } };
    const flow = signed({ sharing: "ratio", signing }, reject("sign", "end"));
    const isAgainst: Choice = (s) =>
      ALL(s).filter(
        (command) => command.type !== "CompleteTask" || (command.by === dan) === (command.transition === "sign-no"),
      );
    expect(explore(flow, signers, isAgainst)).toMatchObject({ ends: new Set(["finished"]), longest: 3, deadEnds: [] });
  });

  test("claims race, one wins, and the ticket ends", () => {
    const found = explore(signed({ sharing: "claim" }), signers, ALL);
    expect(found).toMatchObject({ ends: new Set(["finished"]), longest: 2, states: 7, deadEnds: [] });
  });

  test("a job and its time-out end the wait once", () => {
    const flow = flowOf(
      [START, { key: "children", type: "child" }, { key: "a", type: "task" }, END],
      [submit("children"), timed("children", "a"), link("children", "end"), link("a", "end")],
    );
    expect(explore(flow, staff, ALL)).toMatchObject({ ends: new Set(["finished"]), longest: 2, deadEnds: [] });
  });

  test("a rejection in a branch, an approval beside it and a time-out: nothing stays behind", () => {
    const flow = flowOf(
      [
        START,
        { key: "fork", type: "parallel" },
        { key: "a", type: "task" },
        { key: "b", type: "task" },
        { key: "join", type: "parallel" },
        END,
      ],
      [
        submit("fork"),
        link("fork", "a"),
        link("fork", "b"),
        approve("a", "join"),
        reject("a", "end"),
        approve("b", "join"),
        timed("b", "end"),
        link("join", "end"),
      ],
    );
    const found = explore(flow, staff, ALL);
    expect(found).toMatchObject({ ends: new Set(["finished", "rejected"]), deadEnds: [] });
    expect(found.longest).toBeLessThanOrEqual(3);
  });

  test("joins that wait for each other never hold a ticket", () => {
    const flow = flowOf(
      [
        START,
        { key: "fork", type: "parallel" },
        { key: "a", type: "task" },
        { key: "b", type: "task" },
        { key: "j1", type: "parallel" },
        { key: "j2", type: "parallel" },
        { key: "x", type: "exclusive" },
        END,
      ],
      [
        submit("fork"),
        link("fork", "a"),
        link("fork", "b"),
        link("a", "j1"),
        link("b", "j2"),
        link("j1", "j2"),
        link("j2", "x"),
        { key: "again", from: "x", to: "j1", condition: "days > 3" },
        { key: "over", from: "x", to: "end", isDefault: true },
      ],
    );
    const found = explore(flow, staff, ALL);
    expect(found).toMatchObject({ ends: new Set(["finished"]), longest: 2, deadEnds: [] });
  });

  test("a ladder that reminds, informs and adds rings its rounds once and never keeps a ticket from its end", () => {
    const rung = { afterSeconds: 60, repeatSeconds: 60 };
    const reminders: ExecutableNode["reminders"] = [
      { ...rung, repeatTimes: 1, escalate: null },
      { ...rung, repeatTimes: 0, escalate: { how: "inform" } },
      { ...rung, repeatTimes: 1, escalate: { how: "add" } },
    ];
    const both: Staff = { sign: { candidates: users(bob, eve), escalation: { candidates: users(dan) } } };
    const one = explore(signed({ reminders }), { sign: { ...both.sign, candidates: users(bob) } }, ALL);
    // Two reminders, one to inform, two to add: one state for every rung's progress, and two ends by who approved.
    expect(one).toMatchObject({ ends: new Set(["finished"]), longest: 6, states: 3 * 2 * 3 + 2, deadEnds: [] });
    const two = explore(signed({ reminders, sharing: "all" }, reject("sign", "end")), both, ALL);
    expect(two).toMatchObject({ ends: new Set(["finished", "rejected"]), longest: 7, deadEnds: [] });
    const timedOut = explore(signed({ reminders }, timed("sign", "end")), both, ALL);
    expect(timedOut).toMatchObject({ ends: new Set(["finished"]), longest: 6, deadEnds: [] });
  });

  test("a loop back to the requester never strands a ticket", () => {
    const flow = flowOf(
      [
        START,
        { key: "fork", type: "parallel" },
        { key: "a", type: "task" },
        { key: "b", type: "task" },
        { key: "join", type: "parallel" },
        END,
      ],
      [
        submit("fork"),
        link("fork", "a"),
        link("fork", "b"),
        approve("a", "join"),
        reject("a", "start"),
        approve("b", "join"),
        reject("b", "start"),
        link("join", "end"),
      ],
    );
    const found = explore(flow, staff, everything([ann, bob, eve]));
    expect([found.ends, found.longest, found.deadEnds]).toEqual([new Set(["finished"]), null, []]);
  });

  test("loans, signers and removals in any order lead to an end", () => {
    const choose: Choice = (s) => {
      const acts = actsOf(s);
      const seats = s.state.tokens.flatMap((token) => token.seats);
      const tasks = s.state.tasks.map(({ no }) => no);
      return [
        ...ALL(s),
        ...tasks.flatMap((task) =>
          [bob, eve, dan].flatMap((by) => [
            acts.giveBack(by, {}, task),
            ...[bob, eve, dan].flatMap((to) => [
              acts.delegate(by, to, task),
              acts.transfer(by, to, task),
              acts.add(by, "before", [to], task),
              acts.add(by, "after", [to], task),
            ]),
          ]),
        ),
        ...seats.flatMap(({ no }) => [bob, eve, dan].map((by) => acts.remove(by, no))),
      ];
    };
    const found = explore(signed({}), { sign: { candidates: users(bob) } }, choose);
    expect([found.ends, found.deadEnds]).toEqual([new Set(["finished"]), []]);
    expect(found.states).toBeGreaterThan(10);
  });
});
