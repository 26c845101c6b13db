import { describe, expect, test } from "vitest";
import type { Intent } from "../model";
import { statusOf } from "../model";
import { actsOf } from "../testing/acts";
import { playLeave } from "../testing/leave-flow";
import { ann, bob, flowOf, HOUR, Scenario, users } from "../testing/scenario";

describe("status", () => {
  test("a refusal shows until the next other outcome", () => {
    const s = playLeave();
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

describe("status after everything but buttons", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "check", type: "task", maySendBack: true, mayWithdraw: true },
      { key: "tell", type: "hook" },
      { key: "pause", type: "wait", wait: { kind: "duration", seconds: 3600 } },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "check" },
      { key: "keep", from: "start", to: "start" },
      { key: "agree", from: "check", to: "end", intent: "approve" },
      { key: "refuse", from: "check", to: "tell", intent: "reject" },
      { key: "refuse-to-start", from: "check", to: "start", intent: "reject" },
      { key: "told", from: "tell", to: "pause" },
      { key: "over", from: "pause", to: "end" },
    ],
  );
  const begun = (transition: string | null = "submit") => {
    const s = new Scenario(flow, { check: { candidates: users(bob) } });
    s.given(s.submit({}, transition));
    return { s, acts: actsOf(s) };
  };

  test("a rejection that machines and clocks carry to the end stays one", () => {
    const { s, acts } = begun();
    s.given(s.press("refuse", bob));
    expect(statusOf(s.state)).toBe("rejected");
    s.given(acts.job("CompleteJob"));
    expect(statusOf(s.state)).toBe("rejected");
    s.at += HOUR;
    s.given(acts.fire());
    expect([statusOf(s.state), s.state.endedAt]).toEqual(["rejected", s.at]);
  });

  test.each<[string, Intent | null]>([
    ["rejected", null],
    ["rejected", "reject"],
    ["finished", "approve"],
  ])("a hook leaves the ticket %s when its transition says %s", (status, intent) => {
    const nodes = [...flow.nodes.values()].map(({ key, type }) => ({ key, type }));
    const links = [...flow.transitions.values()].map(({ key, from, to, intent: own }) => {
      return { key, from, to: key === "told" ? "end" : to, intent: key === "told" && intent !== null ? intent : own };
    });
    const s = new Scenario(flowOf(nodes, links), { check: { candidates: users(bob) } });
    s.given(s.submit());
    s.given(s.press("refuse", bob));
    s.given(actsOf(s).job("SkipJob"));
    expect(statusOf(s.state)).toBe(status);
  });

  test("a draft stays one while it is saved, whichever way, and until it is submitted", () => {
    for (const transition of [null, "keep"]) {
      const { s, acts } = begun(transition);
      expect([statusOf(s.state), s.where()]).toEqual(["draft", ["start"]]);
      s.given(acts.save(ann, { days: 1 }));
      s.given(s.press("keep", ann));
      s.refuses(acts.withdraw(ann), "withdraw_not_allowed");
      expect(statusOf(s.state)).toBe("draft");
      s.given(s.press("submit", ann));
      expect([statusOf(s.state), s.where()]).toEqual(["running", ["check"]]);
    }
  });

  test("a withdrawn ticket is with its requester, who may submit it again", () => {
    const { s, acts } = begun();
    s.refuses(acts.withdraw(bob), "requester_only");
    s.given(acts.withdraw(ann));
    expect([statusOf(s.state), s.where(), s.assignees()]).toEqual(["withdrawn", ["start"], [ann.userId]]);
    s.given(s.press("submit", ann));
    expect(statusOf(s.state)).toBe("running");
  });

  test("whoever moves a draft or a withdrawn ticket on sets it running", () => {
    const { s, acts } = begun(null);
    s.given(acts.move("start"));
    expect(statusOf(s.state)).toBe("draft");
    s.given(acts.move("check"));
    expect(statusOf(s.state)).toBe("running");
    s.given(acts.withdraw(ann));
    s.given(acts.move("check"));
    expect(statusOf(s.state)).toBe("running");
  });

  test("moving and sending back take a rejection back", () => {
    const { s, acts } = begun();
    s.given(s.press("refuse-to-start", bob));
    expect(statusOf(s.state)).toBe("rejected");
    s.given(acts.move("check"));
    expect(statusOf(s.state)).toBe("running");
    s.given(acts.sendBack(bob, "start", "rerun"));
    expect([statusOf(s.state), s.where()]).toEqual(["running", ["start"]]);
  });

  test("a closed ticket begins anew where it is moved to; a deleted one does not", () => {
    const { s, acts } = begun();
    s.given(acts.close());
    expect(statusOf(s.state)).toBe("closed");
    s.refuses(acts.close(), "ticket_ended");
    s.given(acts.move("check"));
    expect([statusOf(s.state), s.where()]).toEqual(["running", ["check"]]);
    s.given({ type: "DeleteTicket", at: s.at });
    expect([statusOf(s.state), s.state.deletedAt]).toEqual(["closed", s.at]);
    s.refuses(acts.move("check"), "ticket_ended");
    s.refuses({ type: "DeleteTicket", at: s.at }, "ticket_ended");
  });

  test("a first submission rejects nothing", () => {
    const odd = flowOf(
      [
        { key: "start", type: "start" },
        { key: "end", type: "end" },
      ],
      [{ key: "submit", from: "start", to: "end", intent: "reject" }],
    );
    const s = new Scenario(odd, {});
    s.given(s.submit());
    expect(statusOf(s.state)).toBe("finished");
  });
});
