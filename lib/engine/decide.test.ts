import { describe, expect, test } from "vitest";
import { compileFlow } from "./compile";
import { statusOf } from "./model";
import { ann, bob, compilers, eve, flowOf, HOUR, person, Scenario, type Staff } from "./testing/scenario";

const leave = flowOf(
  [
    { key: "start", type: "start" },
    { key: "leader", type: "task" },
    { key: "days", type: "exclusive" },
    { key: "ceo", type: "task" },
    { key: "director", type: "task" },
    { key: "hr", type: "task", sharing: "claim", maySendBack: true },
    { key: "edit", type: "task" },
    { key: "end", type: "end" },
  ],
  [
    { key: "submit", from: "start", to: "leader" },
    { key: "save", from: "start", to: "edit" },
    { key: "agree", from: "leader", to: "days", intent: "approve" },
    { key: "refuse", from: "leader", to: "edit", intent: "reject" },
    { key: "long", from: "days", to: "ceo", condition: "days > 5" },
    { key: "medium", from: "days", to: "director", condition: "days > 3" },
    { key: "short", from: "days", to: "hr", isDefault: true },
    { key: "ceo-agree", from: "ceo", to: "hr", intent: "approve" },
    { key: "director-agree", from: "director", to: "hr", intent: "approve" },
    { key: "done", from: "hr", to: "end", intent: "approve" },
    { key: "resubmit", from: "edit", to: "leader" },
    { key: "stay", from: "edit", to: "edit" },
    { key: "cancel", from: "edit", to: "end" },
  ],
);

const staff: Staff = {
  leader: { candidates: [{ type: "user", id: bob.userId }] },
  edit: { candidates: [{ type: "user", id: ann.userId }] },
  hr: { candidates: [{ type: "role", id: 7 }], people: [11, 12] },
};

const hr1 = person(11, { type: "role", id: 7 });
const hr2 = person(12, { type: "role", id: 7 });
const play = () => new Scenario(leave, staff);

describe("routing", () => {
  test.each([
    [2, "hr"],
    [3, "hr"],
    [4, "director"],
    [5, "director"],
    [6, "ceo"],
  ])("%d days go to %s", (days, node) => {
    const s = play();
    s.given(s.submit({ days }));
    s.given(s.press("agree", bob));
    expect(s.where()).toEqual([node]);
  });

  test("a condition that cannot be answered does not hold, and says so", () => {
    const s = play();
    s.given(s.submit());
    const events = s.play(s.press("agree", bob));
    expect(s.where()).toEqual(["hr"]);
    expect(events.filter((event) => event.type === "ConditionFailed")).toHaveLength(2);
  });

  test("values sent with the button decide the branch", () => {
    const s = play();
    s.given(s.submit({ days: 2 }));
    s.given(s.press("agree", bob, s.taskNo(), { days: 6 }));
    expect(s.where()).toEqual(["ceo"]);
  });

  test("gateways lead through gateways in one step, and circles are refused", () => {
    const nodes = [
      { key: "start", type: "start" as const },
      { key: "a", type: "exclusive" as const },
      { key: "b", type: "exclusive" as const },
      { key: "task", type: "task" as const },
    ];
    const chain = flowOf(nodes, [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b", isDefault: true },
      { key: "bt", from: "b", to: "task", isDefault: true },
    ]);
    const s = new Scenario(chain, {});
    s.given(s.submit());
    expect(s.where()).toEqual(["task"]);

    const circle = flowOf(nodes, [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b", isDefault: true },
      { key: "ba", from: "b", to: "a", isDefault: true },
    ]);
    const c = new Scenario(circle, {});
    c.refuses(c.submit(), "endless_gateways");
  });

  test("a gateway without a way out refuses the whole command", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "gate", type: "exclusive" },
        { key: "task", type: "task" },
      ],
      [
        { key: "submit", from: "start", to: "gate" },
        { key: "big", from: "gate", to: "task", condition: "days > 3" },
      ],
    );
    const s = new Scenario(flow, {});
    s.refuses(s.submit({ days: 1 }), "no_branch");
  });

  test("a node Skein cannot run refuses whoever would go there", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "robot", type: "foreign" },
      ],
      [{ key: "submit", from: "start", to: "robot" }],
    );
    const s = new Scenario(flow, {});
    s.refuses(s.submit(), "not_executable");
  });

  test("a ticket may end at once", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "end", type: "end" },
      ],
      [{ key: "submit", from: "start", to: "end" }],
    );
    const s = new Scenario(flow, {});
    s.given(s.submit());
    expect(statusOf(s.state)).toBe("finished");
  });
});

describe("who may act", () => {
  test("only candidates, only on the task they were given", () => {
    const s = play();
    s.given(s.submit({ days: 4 }));
    const first = s.taskNo();
    s.refuses(s.press("agree", eve), "not_a_candidate");
    s.refuses(s.press("done", bob), "transition_not_here");
    s.refuses(s.press("nonsense", bob), "transition_not_here");
    s.given(s.press("agree", bob));
    s.refuses(s.press("agree", bob, first), "task_gone");
  });

  test("a claim comes before acting, and the loser is told who has it", () => {
    const s = play();
    s.given(s.submit({ days: 2 }));
    s.given(s.press("agree", bob));
    s.refuses(s.press("done", hr1), "claim_first");
    s.refuses(s.claim(eve), "not_a_candidate");
    s.given(s.claim(hr1));
    s.refuses(s.claim(hr1), "claim_not_needed");
    s.refuses(s.claim(hr2), "task_taken");
    s.refuses(s.press("done", hr2), "task_taken");
    s.refuses(s.press("done", eve), "not_a_candidate");
    s.given(s.press("done", hr1));
    expect(statusOf(s.state)).toBe("finished");
    s.refuses(s.press("done", hr1, 1), "ticket_ended");
  });

  test("a released task is there for everybody again", () => {
    const s = play();
    s.given(s.submit({ days: 2 }));
    s.given(s.press("agree", bob));
    s.refuses({ type: "ReleaseTask", at: s.at, by: hr1, task: s.taskNo() }, "not_the_assignee");
    s.given(s.claim(hr1));
    s.refuses({ type: "ReleaseTask", at: s.at, by: hr2, task: s.taskNo() }, "not_the_assignee");
    s.given({ type: "ReleaseTask", at: s.at, by: hr1, task: s.taskNo() });
    s.given(s.claim(hr2));
    s.given(s.press("done", hr2));
  });

  test("where no claim is needed, the first of several decides", () => {
    const s = new Scenario(leave, { leader: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } });
    s.given(s.submit({ days: 2 }));
    const task = s.taskNo();
    s.refuses(s.claim(hr1), "claim_not_needed");
    s.given(s.press("agree", hr1));
    s.refuses(s.press("refuse", hr2, task), "task_gone");
  });
});

describe("status", () => {
  test("a refusal shows until the next other outcome", () => {
    const s = play();
    s.given(s.submit({ days: 4 }));
    expect(statusOf(s.state)).toBe("running");
    s.given(s.press("refuse", bob));
    expect(statusOf(s.state)).toBe("rejected");
    s.given(s.press("stay", ann));
    expect(statusOf(s.state)).toBe("running");
    expect(s.where()).toEqual(["edit"]);
    s.given(s.press("resubmit", ann));
    expect(s.where()).toEqual(["leader"]);
  });
});

describe("send back", () => {
  const atHr = () => {
    const s = play();
    s.given(s.submit({ days: 6 }));
    s.given(s.press("agree", bob));
    s.given(s.press("ceo-agree", ann));
    s.given(s.claim(hr1));
    return s;
  };
  const back = (s: Scenario, to: string, afterwards: "return" | "rerun") =>
    ({ type: "SendBackTask", at: s.at, by: hr1, task: s.taskNo(), to, afterwards }) as const;

  test("to a finished node, and along the flow again", () => {
    const s = atHr();
    s.given(back(s, "leader", "rerun"));
    expect(s.where()).toEqual(["leader"]);
    s.given(s.press("agree", bob));
    expect(s.where()).toEqual(["ceo"]);
  });

  test("to a finished node, and straight back", () => {
    const s = atHr();
    s.given(back(s, "leader", "return"));
    s.given(s.press("agree", bob));
    expect(s.where()).toEqual(["hr"]);
  });

  test("saving and staying on the way keeps the way back; refusing gives it up", () => {
    const s = play();
    s.given(s.submit({ days: 2 }, "save"));
    s.given(s.press("resubmit", ann));
    s.given(s.press("agree", bob));
    s.given(s.claim(hr1));
    s.given(back(s, "edit", "return"));
    s.given(s.press("stay", ann));
    s.given(s.press("resubmit", ann));
    expect(s.where()).toEqual(["hr"]);
    s.given(s.claim(hr1));
    s.given(back(s, "leader", "return"));
    s.given(s.press("refuse", bob));
    expect(s.where()).toEqual(["edit"]);
    s.given(s.press("resubmit", ann));
    expect(s.where()).toEqual(["leader"]);
  });

  test("not to a node nobody finished, nor to itself, nor where the node does not allow it", () => {
    const s = atHr();
    s.refuses(back(s, "director", "rerun"), "node_not_finished");
    s.refuses(back(s, "hr", "rerun"), "node_not_finished");
    s.refuses(back(s, "toString", "rerun"), "node_not_finished");
    const t = play();
    t.given(t.submit({ days: 2 }));
    t.refuses(
      { type: "SendBackTask", at: t.at, by: bob, task: t.taskNo(), to: "edit", afterwards: "rerun" },
      "send_back_not_allowed",
    );
  });
});

describe("the last handler", () => {
  const access = flowOf(
    [
      { key: "start", type: "start" },
      { key: "ops", type: "task", rememberLastHandler: true },
      { key: "check", type: "task" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "ops" },
      { key: "done", from: "ops", to: "check" },
      { key: "again", from: "check", to: "ops" },
      { key: "late", from: "ops", to: "check", timer: { afterSeconds: 3600, resetOn: "never" } },
    ],
  );

  test("is asked for when the ticket comes back", () => {
    const s = new Scenario(access, { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } });
    const first = s.play(s.submit());
    expect(first.find((event) => event.type === "AssignmentRequested")).toMatchObject({ preferred: null });
    s.given(s.press("done", hr2));
    const second = s.play(s.press("again", ann));
    expect(second.find((event) => event.type === "AssignmentRequested")).toMatchObject({ preferred: hr2.userId });
  });

  test("is never the clock", () => {
    const s = new Scenario(access, { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } });
    s.given(s.submit());
    s.given({ type: "FireTimer", at: s.at + HOUR, timer: s.state.timers[0]?.no ?? 0 });
    const events = s.play(s.press("again", ann));
    expect(events.find((event) => event.type === "AssignmentRequested")).toMatchObject({ preferred: null });
  });
});

describe("timed transitions", () => {
  const timed = (resetOn: "never" | "activity") =>
    flowOf(
      [
        { key: "start", type: "start" },
        { key: "ops", type: "task", sharing: "claim" },
        { key: "boss", type: "task" },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "ops" },
        { key: "done", from: "ops", to: "end" },
        { key: "late", from: "ops", to: "boss", timer: { afterSeconds: 3600, resetOn } },
        { key: "back", from: "boss", to: "ops" },
      ],
    );
  const role: Staff = { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } };
  const fire = (timer: number, at: number) => ({ type: "FireTimer", at, timer }) as const;
  const timerOf = (s: Scenario) => s.state.timers[0]?.no ?? 0;

  test("fire once, when due, and are no buttons", () => {
    const s = new Scenario(timed("never"), role);
    s.given(s.submit());
    s.refuses(s.press("late", hr1), "claim_first");
    s.given(s.claim(hr1));
    s.refuses(s.press("late", hr1), "transition_not_here");
    const timer = timerOf(s);
    s.refuses(fire(timer, s.at + HOUR - 1), "timer_not_due");
    s.given(fire(timer, s.at + HOUR));
    expect(s.where()).toEqual(["boss"]);
    s.refuses(fire(timer, s.at + HOUR), "timer_gone");
  });

  test("are gone when the ticket has left, also when it comes back", () => {
    const s = new Scenario(timed("never"), role);
    s.given(s.submit());
    const old = timerOf(s);
    s.given(fire(old, s.at + HOUR));
    s.at += 2 * HOUR;
    s.given(s.press("back", ann));
    expect(timerOf(s)).not.toBe(old);
    s.refuses(fire(old, s.at + HOUR), "timer_gone");
    s.given(s.claim(hr1));
    s.given(s.press("done", hr1));
    s.refuses(fire(timerOf(s), s.at + 9 * HOUR), "timer_gone");
  });

  test("start anew on activity only where the designer says so", () => {
    const resets = new Scenario(timed("activity"), role);
    resets.given(resets.submit());
    const [before] = resets.state.timers;
    resets.at += HOUR / 2;
    resets.given(resets.claim(hr1));
    expect(resets.state.timers[0]?.dueAt).toBe(resets.at + HOUR);
    resets.refuses(fire(before?.no ?? 0, resets.at + HOUR), "timer_gone");

    const never = new Scenario(timed("never"), role);
    never.given(never.submit());
    const due = never.state.timers[0]?.dueAt;
    never.at += HOUR / 2;
    never.given(never.claim(hr1));
    expect(never.state.timers[0]?.dueAt).toBe(due);
  });
});

test("a definition with loose ends does not compile", () => {
  const loose = { key: "t", from: "start", to: "nowhere", intent: "neutral" as const, order: 0, timer: null };
  const transitions = [{ ...loose, condition: "", isDefault: false }];
  expect(() => compileFlow({ nodes: [{ key: "start", type: "start" }], transitions }, compilers)).toThrow(/no node/);
  expect(() => compileFlow({ nodes: [{ key: "a", type: "task" }], transitions: [] }, compilers)).toThrow(/start/);
});
