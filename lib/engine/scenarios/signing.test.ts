import { describe, expect, test } from "vitest";
import type { Person } from "../commands";
import type { ExecutableNode, Signing } from "../flow/compile";
import { statusOf } from "../model";
import { decisionOf } from "../signing";
import { actsOf } from "../testing/acts";
import { bob, dan, eve, fay, type Scenario } from "../testing/scenario";
import { signedBy, signedFlow } from "../testing/signed-flow";

const first: Signing["reject"] = { kind: "first" };
const count = (n: number): Signing["need"] => ({ kind: "count", count: n });
const press = (s: Scenario, key: string, by: Person) => s.given(s.press(key, by, s.taskNo(by)));

describe("the decision of votes", () => {
  type Case = [name: string, node: Partial<ExecutableNode>, votes: string, decision: string | null];
  /** a and b approve by different buttons, r and s reject, x has not answered. */
  const cases: Case[] = [
    ["all, open", { sharing: "all" }, "aax", null],
    ["all", { sharing: "all" }, "aaa", "a"],
    ["all, first rejection", { sharing: "all" }, "axr", "r"],
    ["ratio, count", { sharing: "ratio", signing: { need: count(2), reject: first } }, "axa", "a"],
    ["ratio, more than there are", { sharing: "ratio", signing: { need: count(9), reject: first } }, "aa", "a"],
    [
      "66.7 % of three are three",
      { sharing: "ratio", signing: { need: { kind: "percent", percent: 66.7 }, reject: first } },
      "aax",
      null,
    ],
    [
      "66 % of three are two",
      { sharing: "ratio", signing: { need: { kind: "percent", percent: 66 }, reject: first } },
      "aax",
      "a",
    ],
    [
      "a tiny share is one",
      { sharing: "ratio", signing: { need: { kind: "percent", percent: 0.1 }, reject: first } },
      "ax",
      "a",
    ],
    [
      "all answered, waiting",
      { sharing: "ratio", signing: { need: count(2), reject: { kind: "all-answered" } } },
      "rax",
      null,
    ],
    [
      "all answered, enough",
      { sharing: "ratio", signing: { need: count(2), reject: { kind: "all-answered" } } },
      "raa",
      "a",
    ],
    [
      "all answered, too few",
      { sharing: "ratio", signing: { need: count(2), reject: { kind: "all-answered" } } },
      "sra",
      "s",
    ],
    [
      "threshold, below",
      { sharing: "ratio", signing: { need: count(2), reject: { kind: "threshold", count: 2 } } },
      "rxx",
      null,
    ],
    [
      "threshold",
      { sharing: "ratio", signing: { need: count(2), reject: { kind: "threshold", count: 2 } } },
      "rxs",
      "r",
    ],
    [
      "threshold, hopeless before",
      { sharing: "all", signing: { need: count(1), reject: { kind: "threshold", count: 3 } } },
      "rxx",
      "r",
    ],
    ["most pressed wins", { sharing: "all" }, "abb", "b"],
    ["on a tie the earlier", { sharing: "all" }, "baab", "b"],
  ];
  test.each(cases)("%s", (_name, node, votes, decision) => {
    const compiled = signedFlow(node).nodes.get("sign");
    if (compiled === undefined) throw new Error("no node");
    const seats = [...votes].map((letter, index) => {
      const base = { no: index + 1, kind: "base" as const, after: null, person: index, addedBy: null };
      if (letter === "x") return { ...base, status: "live" as const };
      const intent = "rs".includes(letter) ? ("reject" as const) : ("approve" as const);
      return { ...base, status: "done" as const, vote: { transition: letter, intent, by: index, at: index } };
    });
    expect(decisionOf(compiled, seats)?.transition ?? null).toBe(decision);
  });
});

describe("several sign", () => {
  test("each once; a button that leads nowhere saves and is no vote", () => {
    const s = signedBy({ sharing: "all" });
    const task = s.taskNo(bob);
    s.given(s.press("stay", bob, task, { days: 2 }));
    expect([s.state.values, s.taskNo(bob)]).toEqual([{ days: 2 }, task]);
    s.given(s.press("agree", bob, task));
    s.refuses(s.press("agree", bob, task), "task_gone");
    s.refuses(s.press("agree", bob, s.taskNo(eve)), "not_a_candidate");
    press(s, "fine", eve);
    press(s, "fine", dan);
    expect(s.log.findLast(({ type }) => type === "OutcomeChosen")).toMatchObject({ transition: "fine" });
    expect(s.state.handledBy.sign).toBe(dan.userId);
  });

  test("in their order, and nobody is asked who is not needed any more", () => {
    const s = signedBy({ sharing: "in-order" });
    expect(s.assignees()).toEqual([bob.userId]);
    press(s, "agree", bob);
    expect(s.assignees()).toEqual([eve.userId]);
    press(s, "refuse", eve);
    expect([s.where(), statusOf(s.state)]).toEqual([["start"], "rejected"]);
  });

  test("in their order, who has left meanwhile goes by the rule for nobody", () => {
    const passing = signedBy({ sharing: "in-order", whenNobody: { kind: "pass" } });
    passing.gone.add(eve.userId);
    press(passing, "agree", bob);
    expect(passing.assignees()).toEqual([dan.userId]);
    const asking = signedBy({ sharing: "in-order" });
    asking.gone.add(eve.userId).add(dan.userId);
    press(asking, "agree", bob);
    expect(asking.state.tasks).toMatchObject([{ assignee: 99, isFallback: true }]);
  });

  test("in their order, who is added after somebody comes before the next; who is added beside, at once", () => {
    const s = signedBy({ sharing: "in-order" });
    const acts = actsOf(s);
    s.given(acts.add(bob, "after", [fay]));
    press(s, "agree", bob);
    expect(s.assignees()).toEqual([fay.userId]);
    press(s, "agree", fay);
    expect(s.assignees()).toEqual([eve.userId]);
    s.given(acts.add(eve, "beside", [{ ...fay, userId: 8 }]));
    expect(s.assignees()).toEqual([eve.userId, 8]);
    press(s, "agree", eve);
    expect(s.assignees()).toEqual([8]);
    press(s, "agree", { ...fay, userId: 8, principals: [] });
    expect(s.assignees()).toEqual([dan.userId]);
    press(s, "agree", dan);
    expect(statusOf(s.state)).toBe("finished");
    s.checkLog();
  });

  test("many added after one are all asked, however many they are", () => {
    const s = signedBy({}, [bob]);
    const people = Array.from({ length: 300 }, (_, index) => ({ ...fay, userId: 1000 + index }));
    s.given(actsOf(s).add(bob, "after", people));
    press(s, "agree", bob);
    expect(s.state.tasks).toHaveLength(300);
  });
});
