import { describe, expect, test } from "vitest";
import { userPrincipal } from "../model";
import { ann, BOSS, bob, boss, dan, eve, fay, flowOf, HOUR, Scenario, users } from "../testing/scenario";

type Node = Parameters<typeof flowOf>[0][number];

const work = (more: Partial<Node> = {}) =>
  flowOf(
    [{ key: "start", type: "start" }, { key: "work", type: "task", ...more } as Node, { key: "end", type: "end" }],
    [
      { key: "submit", from: "start", to: "work" },
      { key: "agree", from: "work", to: "end", intent: "approve" },
      { key: "late", from: "work", to: "end", timer: { afterSeconds: 3600, resetOn: "never" } },
    ],
  );

const asked = (more: Partial<Node>, ...people: (typeof bob)[]) => {
  const s = new Scenario(work(more), { work: { candidates: users(...people) } });
  return s.given(s.submit());
};
const reopen = (s: Scenario, task = s.taskNo(), there: number[] = []) =>
  s.play({ type: "ReopenTask", at: s.at, task, there });

describe("when nobody of a task is there any more", () => {
  test("a shared seat is asked for by the node's rules again, and timers go on", () => {
    const s = asked({ sharing: "claim" }, bob, eve);
    s.given(s.claim(bob));
    const { timers } = s.state;
    s.gone.add(bob.userId);
    s.at += HOUR / 2;
    reopen(s);
    expect(s.state.tasks).toMatchObject([{ status: "claimed", assignee: eve.userId, isFallback: false }]);
    expect(s.state.timers).toEqual(timers);
    s.given(s.press("agree", eve));
    s.checkLog();
  });

  test("who runs the flow is asked where the rules find nobody", () => {
    const s = asked({}, bob);
    s.gone.add(bob.userId);
    reopen(s);
    expect(s.state.tasks).toMatchObject([{ assignee: BOSS, isFallback: true }]);
    s.given(s.press("agree", boss));
    expect(s.state.endedAt).not.toBeNull();
    s.checkLog();
  });

  test("the place of one of several signers goes by the rule for nobody; votes stay", () => {
    const s = asked({ sharing: "all" }, bob, eve, dan);
    s.given(s.press("agree", bob, s.taskNo(bob)));
    s.gone.add(eve.userId);
    reopen(s, s.taskNo(eve));
    expect(s.assignees().sort()).toEqual([dan.userId, BOSS].sort());
    s.given(s.press("agree", boss, s.taskNo(boss)), s.press("agree", dan, s.taskNo(dan)));
    expect(s.state.endedAt).not.toBeNull();
    s.checkLog();
  });

  test("where the rule passes, the seat counts as approved and the ticket goes on", () => {
    const s = asked({ sharing: "all", whenNobody: { kind: "pass" } }, bob, eve);
    s.given(s.press("agree", bob, s.taskNo(bob)));
    s.gone.add(eve.userId);
    reopen(s);
    expect(s.state.endedAt).not.toBeNull();
    s.checkLog();
  });

  test("a signer who was added is replaced in place", () => {
    const s = asked({}, bob);
    s.play({ type: "AddSigner", at: s.at, by: bob, task: s.taskNo(), people: [fay.userId], position: "after" });
    s.given(s.press("agree", bob));
    s.gone.add(fay.userId);
    reopen(s);
    expect(s.assignees()).toEqual([BOSS]);
    s.checkLog();
  });

  test("what is on loan goes back to the nearest lender who is there", () => {
    const s = asked({}, bob);
    s.play({
      type: "AddSigner",
      at: s.at,
      by: bob,
      task: s.taskNo(),
      people: [eve.userId, dan.userId],
      position: "before",
    });
    s.play({ type: "AddSigner", at: s.at, by: eve, task: s.taskNo(), people: [fay.userId], position: "before" });
    s.gone.add(fay.userId).add(eve.userId).add(dan.userId);
    reopen(s, s.taskNo(), [bob.userId, ann.userId]);
    expect(s.state.tasks).toMatchObject([{ assignee: bob.userId, returns: [] }]);
    s.checkLog();
  });

  test("a ticket that is back with a requester who has left", () => {
    const s = asked({}, bob);
    s.play({ type: "MoveTicket", at: s.at, token: null, to: "start" });
    expect(s.assignees()).toEqual([ann.userId]);
    s.gone.add(ann.userId);
    reopen(s);
    expect(s.state.tasks).toMatchObject([{ candidates: [userPrincipal(BOSS)], isFallback: true }]);
    s.checkLog();
  });

  test("a task that is over is refused", () => {
    const s = asked({}, bob);
    s.refuses({ type: "ReopenTask", at: s.at, task: 999, there: [] }, "task_gone");
    s.given(s.press("agree", bob));
    s.refuses({ type: "ReopenTask", at: s.at, task: 3, there: [] }, "ticket_ended");
  });
});
