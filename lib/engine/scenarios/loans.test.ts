import { describe, expect, test } from "vitest";
import { statusOf } from "../model";
import { actsOf, seatOf } from "../testing/acts";
import { ann, bob, boss, dan, eve, fay } from "../testing/scenario";
import { signedBy } from "../testing/signed-flow";

describe("transfer", () => {
  test("is for good and takes the seat and its turn along", () => {
    const s = signedBy({ sharing: "in-order" });
    const seat = seatOf(s, bob);
    s.given(actsOf(s).transfer(bob, fay));
    expect([seatOf(s, fay), s.state.tokens[0]?.seats[0]?.no]).toEqual([seat, seat]);
    s.refuses(s.press("agree", bob, s.taskNo(fay)), "not_a_candidate");
    s.given(s.press("agree", fay, s.taskNo(fay)));
    expect(s.assignees()).toEqual([eve.userId]);
  });

  test("not to oneself, to another signer, to whom a rule excludes, or where it is not offered", () => {
    const s = signedBy({ sharing: "all" });
    s.refuses(actsOf(s).transfer(bob, bob), "already_theirs");
    s.refuses(actsOf(s).transfer(bob, eve), "already_signing");
    const own = signedBy({ whenRequester: { kind: "refuse" } }, [ann, bob, eve]);
    own.refuses(own.press("agree", ann), "excluded");
    own.refuses(actsOf(own).transfer(bob, ann, own.taskNo()), "target_excluded");
    const closed = signedBy({ mayTransfer: false, mayDelegate: false }, [bob]);
    closed.refuses(actsOf(closed).transfer(bob, eve), "not_offered_here");
    closed.refuses(actsOf(closed).delegate(bob, eve), "not_offered_here");
  });
});

describe("loans", () => {
  test("a delegate works on it and gives it back; the seat stays with who lent it", () => {
    const s = signedBy({ sharing: "all" }, [bob, dan]);
    const acts = actsOf(s);
    s.given(acts.delegate(bob, eve));
    expect(seatOf(s, bob)).toBeGreaterThan(0);
    s.refuses(s.press("agree", eve, s.taskNo(eve)), "finish_first");
    s.refuses(s.press("agree", bob, s.taskNo(eve)), "task_taken");
    s.refuses(acts.delegate(eve, fay), "finish_first");
    s.refuses(acts.sendBack(eve, "start", "rerun"), "finish_first");
    s.given(acts.save(eve, { days: 3 }));
    s.given(acts.giveBack(eve, { days: 4 }));
    expect([s.assignees().sort(), s.state.values]).toEqual([[bob.userId, dan.userId], { days: 4 }]);
    s.refuses(acts.giveBack(bob), "nothing_to_return");
  });

  test("nested: who has it on loan may ask others first, a stack deep", () => {
    const s = signedBy({}, [bob]);
    const acts = actsOf(s);
    s.given(acts.delegate(bob, eve));
    s.given(acts.add(eve, "before", [dan]));
    s.given(acts.add(dan, "before", [fay]));
    s.refuses(acts.save(fay, { days: 9 }), "finish_first");
    s.given(acts.giveBack(fay, { days: 9 }));
    s.given(acts.giveBack(dan, { days: 9 }));
    expect([s.assignees(), s.state.values]).toEqual([[eve.userId], {}]);
    s.given(acts.giveBack(eve, { days: 2 }));
    expect([s.assignees(), s.state.values]).toEqual([[bob.userId], { days: 2 }]);
    s.given(s.press("agree", bob));
    expect(statusOf(s.state)).toBe("finished");
  });

  test("passed on, it still comes back; never to whom it would come back anyway", () => {
    const s = signedBy({}, [bob]);
    const acts = actsOf(s);
    s.given(acts.delegate(bob, eve));
    s.refuses(acts.transfer(eve, bob), "already_signing");
    s.given(acts.transfer(eve, dan));
    s.given(acts.giveBack(dan));
    expect(s.assignees()).toEqual([bob.userId]);
  });

  test("taken back by who lent it, from however deep", () => {
    const s = signedBy({}, [bob]);
    const acts = actsOf(s);
    s.given(acts.add(bob, "before", [eve, dan]));
    s.given(acts.add(eve, "before", [fay]));
    s.given(acts.remove(bob, seatOf(s, bob)));
    expect(s.state.tasks).toMatchObject([{ assignee: bob.userId, returns: [] }]);
  });

  test("reassigned, it is nobody's loan any more, and one notice is sent", () => {
    const s = signedBy({}, [bob]);
    s.given(actsOf(s).delegate(bob, eve));
    const events = s.play(actsOf(s).reassign(dan));
    expect(events.map(({ type }) => type)).toEqual(["TaskTransferred"]);
    expect(s.state.tasks).toMatchObject([{ assignee: dan.userId, returns: [], candidates: [{ id: dan.userId }] }]);
    s.refuses(actsOf(s).reassign(dan), "already_theirs");
  });

  test("who was asked in place of people who are gone hands on a task like any other", () => {
    const s = signedBy({}, []);
    expect(s.state.tasks).toMatchObject([{ assignee: boss.userId, isFallback: true }]);
    s.given(actsOf(s).reassign(bob));
    expect(s.state.tasks).toMatchObject([{ assignee: bob.userId, isFallback: false }]);
  });
});
