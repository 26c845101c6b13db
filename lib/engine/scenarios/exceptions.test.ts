import { describe, expect, test } from "vitest";
import type { ExceptionRule, ExecutableNode } from "../flow/compile";
import { statusOf } from "../model";
import { actsOf } from "../testing/acts";
import { ann, BOSS, bob, boss, eve, flowOf, Scenario, users } from "../testing/scenario";
import { signedBy, signedFlow } from "../testing/signed-flow";

const ALLOW: ExceptionRule = { kind: "allow" };
const PASS: ExceptionRule = { kind: "pass" };
const REFUSE: ExceptionRule = { kind: "refuse" };
const ASSIGN: ExceptionRule = { kind: "assign", toManagers: true };

const submitting = (node: Partial<ExecutableNode>, people: (typeof bob)[]) => {
  return new Scenario(signedFlow(node), { sign: { candidates: users(...people) } });
};

describe.each(["any", "all", "in-order"] as const)("%s", (sharing) => {
  test.each([
    ["nobody", { whenNobody: PASS }, [], "finished"],
    ["nobody", { whenNobody: ASSIGN }, [], [BOSS]],
    ["nobody", { whenNobody: REFUSE }, [], "nobody_found"],
    ["nobody", { whenNobody: ALLOW }, [], [BOSS]],
    ["the requester", { whenRequester: PASS }, [ann], "finished"],
    ["the requester", { whenRequester: ASSIGN }, [ann], [BOSS]],
    ["the requester", { whenRequester: REFUSE }, [ann], "own_ticket"],
    ["the requester", { whenRequester: ALLOW }, [ann], [ann.userId]],
  ] as const)("%s, %j", (_who, rules, people, outcome) => {
    const s = submitting({ sharing, ...rules }, [...people]);
    if (outcome === "nobody_found" || outcome === "own_ticket") return s.refuses(s.submit(), outcome);
    s.given(s.submit());
    if (outcome === "finished") expect(statusOf(s.state)).toBe(outcome);
    else expect(s.assignees()).toEqual(outcome);
  });

  test.each([
    [PASS, "finished"],
    [ASSIGN, [BOSS]],
    [REFUSE, "approved_already"],
    [ALLOW, [bob.userId]],
  ] as const)("who approved already, %j", (whenRepeated, outcome) => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "first", type: "task" },
        { key: "sign", type: "task", sharing, whenRepeated },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "first" },
        { key: "on", from: "first", to: "sign", intent: "approve" },
        { key: "agree", from: "sign", to: "end", intent: "approve" },
      ],
    );
    const s = new Scenario(flow, { first: { candidates: users(bob) }, sign: { candidates: users(bob) } });
    s.given(s.submit());
    if (outcome === "approved_already") return s.refuses(s.press("on", bob), outcome);
    s.given(s.press("on", bob));
    if (outcome === "finished") expect(statusOf(s.state)).toBe(outcome);
    else expect(s.assignees()).toEqual(outcome);
  });

  test("a refusal nobody would hear of asks who runs the flow instead", () => {
    const s = submitting({ sharing, whenNobody: REFUSE }, []);
    s.isUnattended = true;
    s.given(s.submit());
    expect(s.state.tasks).toMatchObject([{ assignee: BOSS, isFallback: true }]);
  });
});

test("the requester among several is not one of them; in a signed node their own seat is excepted", () => {
  const any = signedBy({ whenRequester: PASS }, [ann, bob]);
  any.refuses(any.press("agree", ann), "excluded");
  any.given(any.press("agree", bob));
  const all = signedBy({ sharing: "all", whenRequester: PASS }, [ann, bob]);
  expect(all.assignees()).toEqual([bob.userId]);
  all.given(all.press("agree", bob));
  expect(statusOf(all.state)).toBe("finished");
});

test("four eyes: of several people who approved before may not act where the rule refuses or asks others", () => {
  const flow = (whenRepeated: ExceptionRule) =>
    flowOf(
      [
        { key: "start", type: "start" },
        { key: "first", type: "task" },
        { key: "sign", type: "task", whenRepeated },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "first" },
        { key: "on", from: "first", to: "sign", intent: "approve" },
        { key: "agree", from: "sign", to: "end", intent: "approve" },
      ],
    );
  for (const rule of [REFUSE, ASSIGN, PASS]) {
    const s = new Scenario(flow(rule), { first: { candidates: users(bob) }, sign: { candidates: users(bob, eve) } });
    s.given(s.submit());
    s.given(s.press("on", bob));
    if (rule === PASS) s.given(s.press("agree", bob));
    else s.refuses(s.press("agree", bob), "excluded");
  }
});

test("somebody asked in place of a signer is another one, where there is another", () => {
  const s = signedBy({ sharing: "all", whenRequester: ASSIGN }, [ann, boss]);
  // Only the boss runs this flow: better twice than never.
  expect(s.assignees()).toEqual([BOSS, BOSS]);
  expect(s.state.tasks.map(({ isFallback }) => isFallback)).toEqual([true, false]);
});

test("passing chains end: after many, somebody has to look", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "a", type: "task", whenNobody: PASS },
      { key: "b", type: "task", whenNobody: PASS },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b", intent: "approve" },
      { key: "ba", from: "b", to: "a", intent: "approve" },
    ],
  );
  const s = new Scenario(flow, { a: { candidates: [] }, b: { candidates: [] } });
  s.given(s.submit());
  expect(s.assignees()).toEqual([BOSS]);
  s.given(s.press("ab", boss));
  expect(s.assignees()).toEqual([BOSS]);
});

test("copies that lead to each other for ever are refused", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "a", type: "copy" },
      { key: "b", type: "copy" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b" },
      { key: "ba", from: "b", to: "a" },
    ],
  );
  const s = new Scenario(flow, {});
  s.refuses(s.submit(), "endless_gateways");
});

test("where no button agrees, a rule that passes asks instead", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "sign", type: "task", whenNobody: PASS },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "sign" },
      { key: "refuse", from: "sign", to: "end", intent: "reject" },
    ],
  );
  const s = new Scenario(flow, { sign: { candidates: [] } });
  s.given(s.submit());
  expect(s.assignees()).toEqual([BOSS]);
  s.given(actsOf(s).move("sign"));
  expect(s.assignees()).toEqual([BOSS]);
});
