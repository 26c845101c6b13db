import { describe, expect, test } from "vitest";
import { actsOf } from "../testing/acts";
import { hr1, playLeave } from "../testing/leave-flow";
import { ann, bob, flowOf, Scenario, users } from "../testing/scenario";

describe("send back", () => {
  const atHr = () => {
    const s = playLeave();
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
    const s = playLeave();
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
    const t = playLeave();
    t.given(t.submit({ days: 2 }));
    t.refuses(
      { type: "SendBackTask", at: t.at, by: bob, task: t.taskNo(), to: "edit", afterwards: "rerun" },
      "send_back_not_allowed",
    );
  });
});

describe("sending back never leaves anybody out", () => {
  const line = flowOf(
    [
      { key: "start", type: "start" },
      { key: "a", type: "task", maySendBack: true },
      { key: "b", type: "task", maySendBack: true },
      { key: "c", type: "task", maySendBack: true },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "a" },
      { key: "ab", from: "a", to: "b", intent: "approve" },
      { key: "bc", from: "b", to: "c", intent: "approve" },
      { key: "ce", from: "c", to: "end", intent: "approve" },
    ],
  );
  const atC = () => {
    const s = new Scenario(line, {
      a: { candidates: users(bob) },
      b: { candidates: users(bob) },
      c: { candidates: users(bob) },
    });
    s.given(s.submit());
    s.given(s.press("ab", bob));
    s.given(s.press("bc", bob));
    return { s, acts: actsOf(s) };
  };

  test("what lies ahead again is no place to send back to", () => {
    const { s, acts } = atC();
    s.given(acts.sendBack(bob, "a", "rerun"));
    s.refuses(acts.sendBack(bob, "b", "rerun"), "node_not_finished");
    s.refuses(acts.sendBack(bob, "c", "rerun"), "node_not_finished");
    // Asked and straight back leaves nobody out.
    s.given(acts.sendBack(bob, "c", "return"));
    s.given(s.press("ce", bob));
    expect(s.where()).toEqual(["a"]);
  });

  test("back to the start is with the requester, and on from there", () => {
    const { s, acts } = atC();
    s.given(acts.sendBack(bob, "start", "return"));
    expect(s.assignees()).toEqual([ann.userId]);
    s.given(s.press("submit", ann));
    expect(s.where()).toEqual(["c"]);
  });

  test("who approved before is asked again afterwards", () => {
    const { s, acts } = atC();
    expect(s.state.approvedBy).toEqual([bob.userId]);
    s.given(acts.sendBack(bob, "a", "rerun"));
    expect(s.state.approvedBy).toEqual([]);
  });
});
