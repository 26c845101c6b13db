import { describe, expect, test } from "vitest";
import type { ExecutableNode } from "../flow/compile";
import { statusOf } from "../model";
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

const STAFF: Staff = {
  a: { candidates: users(bob) },
  a2: { candidates: users(bob) },
  b: { candidates: users(eve) },
  b2: { candidates: users(eve) },
  c: { candidates: users(dan) },
  lead: { candidates: users(ann) },
  last: { candidates: users(ann) },
};

const task = (key: string, more: Partial<ExecutableNode> = {}): ExecutableNode => ({ key, type: "task", ...more });
const parallel = (key: string, more: Partial<ExecutableNode> = {}): ExecutableNode => ({
  key,
  type: "parallel",
  ...more,
});

/** `a>b` is a transition of that name; `a!b` one that rejects, `a+b` one that approves. */
function link(text: string): ShortTransition {
  const [, from = "", kind, to = ""] = /^(\w+)([>!+])(\w+)$/.exec(text) ?? [];
  const intent = kind === "!" ? "reject" : kind === "+" ? "approve" : "neutral";
  return { key: text, from, to, intent };
}

function begun(nodes: ExecutableNode[], links: string[], staff: Staff = STAFF) {
  const ends: ExecutableNode[] = [
    { key: "start", type: "start" },
    { key: "end", type: "end" },
  ];
  const s = new Scenario(flowOf([...ends, ...nodes], links.map(link)), staff);
  s.given({ ...s.submit(), transition: links[0] ?? "" } as never);
  return {
    s,
    acts: actsOf(s),
    press: (key: string, by: typeof bob) => s.given(s.press(key, by, s.taskAt(link(key).from))),
  };
}

describe("joins", () => {
  const forked = ["start>fork", "fork>a", "fork>b"];

  test("wait for a branch of two steps although the other was first", () => {
    const { s, press } = begun(
      [parallel("fork"), task("a"), task("a2"), task("b"), parallel("join"), task("last")],
      [...forked, "a>a2", "a2>join", "b>join", "join>last", "last>end"],
    );
    press("b>join", eve);
    press("a>a2", bob);
    expect(s.where().sort()).toEqual(["a2", "join"]);
    press("a2>join", bob);
    expect([s.where(), s.state.forks]).toEqual([["last"], []]);
    press("last>end", ann);
    expect(statusOf(s.state)).toBe("finished");
  });

  test("do not wait for a branch that has ended", () => {
    const links = [...forked, "a>join", "b>join", "b>end", "join>last", "last>end"];
    for (const isFirst of [true, false]) {
      const { s, press } = begun([parallel("fork"), task("a"), task("b"), parallel("join"), task("last")], links);
      const steps = [() => press("a>join", bob), () => press("b>end", eve)];
      for (const step of isFirst ? steps : steps.reverse()) step();
      expect(s.where()).toEqual(["last"]);
    }
  });

  test("one join ends nested forks, whoever is last", () => {
    const orders = [
      ["a>join", "b>join", "c>join"],
      ["c>join", "b>join", "a>join"],
      ["a>join", "c>join", "b>join"],
    ];
    for (const order of orders) {
      const { s, press } = begun(
        [parallel("fork"), parallel("inner"), task("a"), task("b"), task("c"), parallel("join"), task("last")],
        [
          "start>fork",
          "fork>inner",
          "fork>c",
          "inner>a",
          "inner>b",
          "a>join",
          "b>join",
          "c>join",
          "join>last",
          "last>end",
        ],
      );
      const who = { "a>join": bob, "b>join": eve, "c>join": dan };
      for (const [index, key] of order.entries()) {
        expect(s.where()).not.toContain("last");
        press(key, who[key as keyof typeof who]);
        if (index < 2) expect(s.where()).not.toContain("last");
      }
      expect([s.where(), s.state.forks]).toEqual([["last"], []]);
    }
  });

  test("a token of an inner fork waits for an outer branch even though its own siblings never come", () => {
    const { s, press } = begun(
      [parallel("fork"), parallel("inner"), task("a"), task("b"), task("c"), parallel("join"), task("last")],
      [
        "start>fork",
        "fork>inner",
        "fork>c",
        "inner>a",
        "inner>b",
        "a>join",
        "b>end",
        "c>join",
        "join>last",
        "last>end",
      ],
    );
    press("a>join", bob);
    expect(s.where()).toContain("join");
    press("c>join", dan);
    expect(s.where().sort()).toEqual(["b", "last"]);
    press("last>end", ann);
    press("b>end", eve);
    expect(statusOf(s.state)).toBe("finished");
  });

  test("a loop inside a branch keeps the others waiting, and joins once", () => {
    const { s, press } = begun(
      [parallel("fork"), task("a"), task("a2"), task("b"), parallel("join"), task("last")],
      [...forked, "a>a2", "a2!a", "a2+join", "b>join", "join>last", "last>end"],
    );
    press("b>join", eve);
    press("a>a2", bob);
    press("a2!a", bob);
    expect(s.where().sort()).toEqual(["a", "join"]);
    press("a>a2", bob);
    press("a2+join", bob);
    expect(s.where()).toEqual(["last"]);
  });

  test("two joins that wait for each other let the first go on, and only when nobody else can come", () => {
    const { s, press } = begun(
      [parallel("fork"), task("a"), task("b"), task("c"), parallel("j1"), parallel("j2"), task("a2"), task("b2")],
      [
        "start>fork",
        "fork>a",
        "fork>b",
        "fork>c",
        ...["a>j1", "b>j2", "c>j1", "j1>a2", "a2>j2", "j2>b2", "b2>j1", "b2>end", "c>end"],
      ],
    );
    press("a>j1", bob);
    press("b>j2", eve);
    expect(s.where().sort()).toEqual(["c", "j1", "j2"]);
    press("c>end", dan);
    expect(s.where().sort()).toEqual(["a2", "j2"]);
    press("a2>j2", bob);
    expect(s.where()).toEqual(["b2"]);
  });

  test("a gateway that is a join and a fork at once does both", () => {
    const { s, press } = begun(
      [
        parallel("fork"),
        task("a"),
        task("b"),
        parallel("both"),
        task("a2"),
        task("b2"),
        parallel("join"),
        task("last"),
      ],
      [...forked, "a>both", "b>both", "both>a2", "both>b2", "a2>join", "b2>join", "join>last", "last>end"],
    );
    press("a>both", bob);
    press("b>both", eve);
    expect(s.where().sort()).toEqual(["a2", "b2"]);
    press("b2>join", eve);
    press("a2>join", bob);
    expect(s.where()).toEqual(["last"]);
  });

  test("an inclusive gateway waits for the branches it took and no others", () => {
    const nodes: ExecutableNode[] = [
      { key: "start", type: "start" },
      { key: "fork", type: "inclusive" },
      task("a"),
      task("b"),
      task("c"),
      { key: "join", type: "inclusive" },
      task("last"),
      { key: "end", type: "end" },
    ];
    const flow = flowOf(nodes, [
      { key: "submit", from: "start", to: "fork" },
      { key: "fa", from: "fork", to: "a", condition: "days > 1" },
      { key: "fb", from: "fork", to: "b", condition: "days > 3" },
      { key: "fc", from: "fork", to: "c", isDefault: true },
      ...["a", "b", "c"].map((key) => ({ key: `${key}j`, from: key, to: "join" })),
      { key: "on", from: "join", to: "last", isDefault: true },
      { key: "over", from: "last", to: "end" },
    ]);
    const at = (days: number) => {
      const s = new Scenario(flow, STAFF);
      s.given(s.submit({ days }));
      return s;
    };
    expect(at(1).where()).toEqual(["c"]);
    expect(at(2).where()).toEqual(["a"]);
    const s = at(4);
    expect(s.where()).toEqual(["a", "b"]);
    s.given(s.press("aj", bob, s.taskAt("a")));
    s.refuses(s.press("bj", bob, s.taskAt("b")), "not_a_candidate");
    s.given(s.press("bj", eve, s.taskAt("b")));
    expect(s.where()).toEqual(["last"]);
  });
});

describe("leaving branches", () => {
  const nodes = (more: Partial<ExecutableNode> = {}, a: Partial<ExecutableNode> = {}) => [
    task("lead"),
    parallel("fork", more),
    task("a", { maySendBack: true, ...a }),
    task("b", { maySendBack: true }),
    { key: "tell", type: "hook" } as ExecutableNode,
    parallel("join"),
    task("last"),
  ];
  const links = [
    ...["start>lead", "lead>fork", "lead!start", "fork>a", "fork>b", "a+join", "b+join", "join>last", "last>end"],
    ...["a!end", "a!lead", "a!tell", "tell>end", "last!fork"],
  ];
  const begin = (more: Partial<ExecutableNode> = {}, a: Partial<ExecutableNode> = {}) => {
    const scene = begun(nodes(more, a), links);
    scene.press("lead>fork", ann);
    return scene;
  };

  test("a rejection that leads to an end ends all branches, or its own where the gateway says so", () => {
    const whole = begin();
    whole.press("a!end", bob);
    expect([statusOf(whole.s.state), whole.s.state.tasks]).toEqual(["rejected", []]);
    const own = begin({ onReject: "branch" });
    own.press("a!end", bob);
    expect(own.s.where()).toEqual(["b"]);
    own.press("b+join", eve);
    expect(own.s.where()).toEqual(["last"]);
  });

  test("so does one that can only lead to an end, at once", () => {
    const { s, press } = begin();
    press("a!tell", bob);
    expect([s.where(), statusOf(s.state)]).toEqual([["tell"], "rejected"]);
    const own = begin({ onReject: "branch" });
    own.press("a!tell", bob);
    expect(own.s.where().sort()).toEqual(["b", "tell"]);
  });

  test("so does one that a hook carries to the end, whatever happened beside it meanwhile", () => {
    const more: ExecutableNode[] = [{ key: "fits", type: "exclusive" }];
    const { s, acts, press } = begun(
      [...nodes().filter(({ key }) => key !== "lead"), ...more],
      [
        "start>fork",
        "fork>a",
        "fork>b",
        "a!tell",
        "tell>fits",
        "fits>end",
        "fits>join",
        "b+join",
        "join>last",
        "last>end",
      ],
    );
    press("a!tell", bob);
    press("b+join", eve);
    expect(s.where().sort()).toEqual(["join", "tell"]);
    s.refuses(acts.job("CompleteJob"), "no_branch");
    const t = new Scenario(
      flowOf(
        [...s.flow.nodes.values()].map(({ key, type }) => ({ key, type })),
        [...s.flow.transitions.values()].map(({ key, from, to, intent }) => {
          return { key, from, to, intent, isDefault: key === "fits>end" };
        }),
      ),
      STAFF,
    );
    t.given({ ...t.submit(), transition: "start>fork" } as never);
    t.given(t.press("a!tell", bob, t.taskAt("a")));
    t.given(t.press("b+join", eve, t.taskAt("b")));
    t.given(actsOf(t).job("CompleteJob"));
    expect(t.state.tokens).toEqual([]);
  });

  test("a branch that ends by a hook of its own leaves the others alone", () => {
    const { s, acts, press } = begun(
      [parallel("fork"), task("a"), task("b"), { key: "tell", type: "hook" }, parallel("join"), task("last")],
      ["start>fork", "fork>a", "fork>b", "a>join", "a+tell", "tell>end", "b>join", "join>last", "last>end"],
    );
    press("a+tell", bob);
    press("b>join", eve);
    expect(s.where().sort()).toEqual(["last", "tell"]);
    s.given(acts.job("CompleteJob"));
    press("last>end", ann);
    expect(statusOf(s.state)).toBe("finished");
  });

  test("a hook that somebody's approval sent on ends nothing although another branch has rejected", () => {
    const { s, acts, press } = begun(
      [parallel("fork"), task("a"), task("b"), task("a2"), { key: "tell", type: "hook" }],
      ["start>fork", "fork>a", "fork>b", "a+tell", "tell>end", "b!a2", "a2>fork", "a2>end"],
    );
    press("a+tell", bob);
    press("b!a2", eve);
    s.given(acts.job("CompleteJob"));
    expect(s.where()).toEqual(["a2"]);
  });

  test("what was rejected before a fork ends none of its branches", () => {
    const { s, press } = begun(
      [task("lead"), parallel("fork"), task("a"), { key: "tell", type: "hook" }],
      ["start>lead", "lead!fork", "fork>tell", "fork>end", "tell>a", "a>end"],
    );
    press("lead!fork", ann);
    expect(s.where()).toEqual(["tell"]);
    expect(statusOf(s.state)).toBe("rejected");
  });

  test("a rejection to before the fork takes the others with it", () => {
    const { s, press } = begin();
    press("a!lead", bob);
    expect([s.where(), s.state.forks]).toEqual([["lead"], []]);
    press("lead>fork", ann);
    expect(s.where()).toEqual(["a", "b"]);
  });

  test("after the join, back to the fork begins both branches anew", () => {
    const { s, press } = begin();
    press("a+join", bob);
    press("b+join", eve);
    press("last!fork", ann);
    expect(s.where()).toEqual(["a", "b"]);
  });

  test("sent back out to run again, the others end; to come straight back, they go on", () => {
    const rerun = begin();
    rerun.s.given(rerun.acts.sendBack(bob, "lead", "rerun"));
    expect(rerun.s.where()).toEqual(["lead"]);
    const { s, acts, press } = begin();
    s.given(acts.sendBack(bob, "lead", "return"));
    expect(s.where().sort()).toEqual(["b", "lead"]);
    press("b+join", eve);
    expect(s.where().sort()).toEqual(["join", "lead"]);
    press("lead>fork", ann);
    expect(s.where().sort()).toEqual(["a", "join"]);
    press("a+join", bob);
    expect(s.where()).toEqual(["last"]);
  });

  test("who was to come straight back and is rejected instead leaves the branches", () => {
    const { s, acts, press } = begin();
    s.given(acts.sendBack(bob, "lead", "return"));
    press("lead!start", ann);
    expect([s.where(), s.state.forks]).toEqual([["start"], []]);
  });

  test("nobody gets out of a branch by sending back into another", () => {
    const { s, acts, press } = begin();
    press("a+join", bob);
    s.refuses(acts.sendBack(eve, "a", "rerun"), "node_not_finished");
    s.given(acts.sendBack(eve, "a", "return"));
    press("a+join", bob);
    expect(s.where().sort()).toEqual(["b", "join"]);
    press("b+join", eve);
    expect(s.where()).toEqual(["last"]);
  });

  test("the requester withdraws from all branches, where each place lets them", () => {
    const { s, acts } = begin({}, { mayWithdraw: true });
    s.refuses(acts.withdraw(ann), "withdraw_not_allowed");
    const all = begun(
      [
        parallel("fork"),
        task("a", { mayWithdraw: true }),
        task("b", { mayWithdraw: true }),
        parallel("join"),
        task("last"),
      ],
      ["start>fork", "fork>a", "fork>b", "a>join", "b>join", "join>last", "last>end"],
    );
    all.press("a>join", bob);
    all.s.given(all.acts.withdraw(ann));
    expect([all.s.where(), all.s.state.forks, statusOf(all.s.state)]).toEqual([["start"], [], "withdrawn"]);
  });

  test("one token is moved inside its branch, the whole ticket out of all", () => {
    const { s, acts, press } = begin();
    const token = s.state.tokens.find(({ node }) => node === "a")?.no ?? 0;
    s.given(acts.move("join", token));
    expect(s.where().sort()).toEqual(["b", "join"]);
    s.refuses(acts.move("last", 999), "token_gone");
    s.refuses(acts.move("nowhere"), "node_unknown");
    s.given(acts.move("last"));
    expect([s.where(), s.state.forks]).toEqual([["last"], []]);
    press("last>end", ann);
    expect(statusOf(s.state)).toBe("finished");
  });

  test("one token moved past the join takes the others with it", () => {
    const { s, acts } = begin();
    s.given(acts.move("last", s.state.tokens[0]?.no ?? 0));
    expect([s.where(), s.state.tasks.length]).toEqual([["last"], 1]);
  });

  test("a time-out in a branch is a way like any other", () => {
    const flow = flowOf(
      [{ key: "start", type: "start" }, ...nodes(), { key: "end", type: "end" }],
      [...links.map(link), { key: "late", from: "a", to: "lead", timer: { afterSeconds: 3600, resetOn: "never" } }],
    );
    const s = new Scenario(flow, STAFF);
    s.given({ ...s.submit(), transition: "start>lead" } as never);
    s.given(s.press("lead>fork", ann));
    s.at += HOUR;
    s.given(actsOf(s).fire());
    expect([s.where(), s.state.timers]).toEqual([["lead"], []]);
  });
});

test("branches without end are refused instead of going round for ever", () => {
  const flow = flowOf(
    [{ key: "start", type: "start" }, parallel("x"), parallel("y"), { key: "end", type: "end" }],
    ["start>x", "x>y", "x>end", "y>x", "y>end"].map(link),
  );
  const s = new Scenario(flow, {});
  const command = { ...s.submit(), transition: "start>x" } as never;
  const answer = s.attempt(command);
  expect(Array.isArray(answer) ? statusOf(s.state) : "refused").toBe("refused");
});
