import { describe, expect, test } from "vitest";
import { statusOf } from "../model";
import { actsOf, seatOf } from "../testing/acts";
import { bob, boss, dan, eve, fay, type Scenario } from "../testing/scenario";
import { signedBy } from "../testing/signed-flow";

const SHARINGS = ["any", "claim", "random", "all", "ratio", "in-order"] as const;
const agree = (s: Scenario, by: typeof bob) => s.given(s.press("agree", by, s.taskNo(by)));

describe("adding signers", () => {
  test.each(SHARINGS)("%s: beside and after, the node needs them too", (sharing) => {
    const s = signedBy({ sharing }, [bob]);
    const acts = actsOf(s);
    s.given(acts.add(bob, "beside", [eve]));
    s.given(acts.add(bob, "after", [dan]));
    expect(s.assignees()).toEqual([bob.userId, eve.userId]);
    agree(s, bob);
    expect(s.where()).toEqual(["sign"]);
    agree(s, eve);
    expect(s.assignees()).toEqual([dan.userId]);
    agree(s, dan);
    expect(statusOf(s.state)).toBe("finished");
  });

  test.each(SHARINGS)("%s: before, the task comes back and only then is decided", (sharing) => {
    const s = signedBy({ sharing }, [bob]);
    const acts = actsOf(s);
    s.given(acts.add(bob, "before", [eve, dan]));
    s.refuses(s.press("agree", eve, s.taskNo(eve)), "finish_first");
    s.given(acts.giveBack(eve, { days: 7 }));
    expect([s.assignees(), s.state.values]).toEqual([[dan.userId], {}]);
    s.given(acts.giveBack(dan));
    agree(s, bob);
    expect(statusOf(s.state)).toBe("finished");
  });

  test("a count of approvals stays what it was, a share grows", () => {
    const fixed = signedBy({
      sharing: "ratio",
      signing: { need: { kind: "count", count: 2 }, reject: { kind: "first" } },
    });
    fixed.given(actsOf(fixed).add(bob, "beside", [fay]));
    agree(fixed, bob);
    agree(fixed, fay);
    expect(statusOf(fixed.state)).toBe("finished");
    const half = signedBy({
      sharing: "ratio",
      signing: { need: { kind: "percent", percent: 60 }, reject: { kind: "first" } },
    });
    half.given(actsOf(half).add(bob, "beside", [fay]));
    agree(half, bob);
    agree(half, fay);
    expect(half.where()).toEqual(["sign"]);
    agree(half, eve);
    expect(statusOf(half.state)).toBe("finished");
  });

  test("nobody twice, nobody past the rules of the node, not where it is not offered", () => {
    const s = signedBy({ sharing: "all" });
    const acts = actsOf(s);
    s.refuses(acts.add(bob, "beside", [eve]), "already_signing");
    s.refuses(acts.add(bob, "beside", [bob]), "already_theirs");
    s.refuses(
      acts.add(
        bob,
        "after",
        Array.from({ length: 500 }, (_, no) => ({ ...fay, userId: 100 + no })),
      ),
      "too_many_signers",
    );
    s.given(acts.add(bob, "before", [fay]));
    s.refuses(acts.add(fay, "before", [bob]), "already_signing");
    s.refuses(acts.add(fay, "beside", [{ ...fay, userId: 9 }]), "finish_first");
    const closed = signedBy({ mayAddSigner: false }, [bob]);
    closed.refuses(actsOf(closed).add(bob, "beside", [eve]), "not_offered_here");
  });

  test("who acts on a shared task and brings others in has it from then on", () => {
    const s = signedBy({}, [bob, eve]);
    s.given(actsOf(s).add(bob, "beside", [dan], s.taskNo()));
    expect(s.assignees()).toEqual([bob.userId, dan.userId]);
    s.refuses(s.press("agree", eve, s.taskNo(bob)), "task_taken");
    s.refuses(actsOf(s).transfer(dan, bob), "already_signing");
  });
});

describe("removing signers", () => {
  test("by who brought them in, not by others; whoever runs the flow may take out anybody but the last", () => {
    const s = signedBy({ sharing: "all" }, [bob, eve]);
    const acts = actsOf(s);
    s.given(acts.add(bob, "beside", [dan]));
    s.refuses(acts.remove(eve, seatOf(s, dan)), "not_your_signer");
    s.refuses(acts.remove(bob, seatOf(s, eve)), "not_your_signer");
    s.given(acts.remove(bob, seatOf(s, dan)));
    s.given(acts.remove(boss, seatOf(s, eve), true));
    s.refuses(acts.remove(boss, seatOf(s, bob), true), "last_signer");
    s.refuses(acts.remove(boss, 999, true), "seat_gone");
  });

  test("decides the node when those who are left have answered", () => {
    const s = signedBy({ sharing: "all" });
    agree(s, bob);
    agree(s, eve);
    s.refuses(actsOf(s).remove(boss, seatOf(s, bob), true), "seat_gone");
    s.given(actsOf(s).remove(boss, seatOf(s, dan), true));
    expect([statusOf(s.state), s.state.handledBy.sign]).toEqual(["finished", eve.userId]);
  });

  test("rejects when a rejection is all that is left", () => {
    const s = signedBy({
      sharing: "all",
      signing: { need: { kind: "percent", percent: 100 }, reject: { kind: "all-answered" } },
    });
    s.given(s.press("refuse", bob, s.taskNo(bob)));
    agree(s, eve);
    s.given(actsOf(s).remove(boss, seatOf(s, dan), true));
    expect(statusOf(s.state)).toBe("rejected");
  });

  test("a queued one is not asked any more; whoever came after the removed one has no one to wait for", () => {
    const s = signedBy({ sharing: "in-order" });
    const acts = actsOf(s);
    s.given(acts.add(bob, "beside", [fay]));
    s.given(acts.add(fay, "after", [{ ...fay, userId: 8 }]));
    s.given(acts.remove(bob, seatOf(s, fay)));
    s.given(acts.remove(boss, seatOf(s, eve), true));
    agree(s, bob);
    expect(s.assignees()).toEqual([8]);
  });
});
