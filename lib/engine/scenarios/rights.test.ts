import { describe, expect, test } from "vitest";
import { type Principal, statusOf } from "../model";
import { actsOf, seatOf } from "../testing/acts";
import { hr1, hr2, leave, playLeave } from "../testing/leave-flow";
import { ann, bob, dan, eve, flowOf, person, Scenario } from "../testing/scenario";

describe("who may act", () => {
  test("only candidates, only on the task they were given", () => {
    const s = playLeave();
    s.given(s.submit({ days: 4 }));
    const first = s.taskNo();
    s.refuses(s.press("agree", eve), "not_a_candidate");
    s.refuses(s.press("done", bob), "transition_not_here");
    s.refuses(s.press("nonsense", bob), "transition_not_here");
    s.given(s.press("agree", bob));
    s.refuses(s.press("agree", bob, first), "task_gone");
  });

  test("a claim comes before acting, and the loser is told who has it", () => {
    const s = playLeave();
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
    const s = playLeave();
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

describe("stand-ins", () => {
  const standIn = (id: number, ...stoodFor: { userId: number; principals: readonly Principal[] }[]) => {
    return { ...person(id), standsFor: stoodFor };
  };
  const forBob = { userId: bob.userId, principals: bob.principals };
  const forHr = { userId: 11, principals: [{ type: "role" as const, id: 7 }] };

  test("act in the name of whoever is away, and both names are told", () => {
    const s = playLeave();
    s.given(s.submit({ days: 2 }));
    const events = s.play(s.press("agree", standIn(dan.userId, forBob)));
    expect(events.find(({ type }) => type === "TaskCompleted")).toMatchObject({ by: dan.userId, forUser: bob.userId });
    expect(s.state.approvedBy).toEqual([dan.userId]);
  });

  test("take what a role of whoever is away may take; the task is then that of the absent person", () => {
    const s = playLeave();
    s.given(s.submit({ days: 2 }), s.press("agree", bob, 3));
    s.given(s.claim(standIn(dan.userId, forHr)));
    expect(s.assignees()).toEqual([11]);
    s.refuses(s.press("done", hr2), "task_taken");
    s.given(s.press("done", hr1));
  });

  test("never act on a ticket of their own", () => {
    const s = playLeave();
    s.given(s.submit({ days: 2 }));
    s.refuses(s.press("agree", standIn(ann.userId, forBob)), "stand_in_is_requester");
  });

  test("do not sign twice at one node, neither beside their own seat nor for two people", () => {
    const flow = flowOf(
      [
        { key: "start", type: "start" },
        { key: "sign", type: "task", sharing: "all" },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "sign" },
        { key: "agree", from: "sign", to: "end", intent: "approve" },
      ],
    );
    const candidates = [bob, eve, dan].flatMap(({ principals }) => principals);
    const s = new Scenario(flow, { sign: { candidates } });
    s.given(s.submit());
    const forEve = { userId: eve.userId, principals: [...eve.principals] };
    const [seatOfBob, seatOfEve] = [s.taskNo(bob), s.taskNo(eve)];
    s.refuses(s.press("agree", standIn(dan.userId, forBob), seatOfBob), "already_signing");
    s.given(s.press("agree", standIn(8, forBob), seatOfBob));
    s.refuses(s.press("agree", standIn(8, forBob, forEve), seatOfEve), "already_signing");
    s.given(s.press("agree", eve, seatOfEve), s.press("agree", dan, s.taskNo(dan)));
    expect(statusOf(s.state)).toBe("finished");
  });
});

describe("a claimed seat", () => {
  const claimed = () => {
    const s = playLeave();
    s.given(s.submit({ days: 2 }), s.press("agree", bob, 3));
    s.given(s.claim(hr1));
    return s;
  };

  test("is that of who claimed it, so that nobody gives them a second one", () => {
    const s = claimed();
    const acts = actsOf(s);
    s.given(acts.add(hr1, "beside", [eve]));
    s.refuses(acts.transfer(eve, hr1), "already_signing");
    expect(seatOf(s, hr1)).toBeGreaterThan(0);
    s.given(acts.release(hr1));
    expect(s.state.tokens[0]?.seats[0]?.person).toBeNull();
    const eveOfHr = person(eve.userId, { type: "role", id: 7 });
    s.refuses(s.claim(eveOfHr, s.taskAt("hr")), "already_signing");
    s.given(s.claim(hr2, s.taskAt("hr")));
  });

  test("can be released to all its candidates also after a loan", () => {
    const s = claimed();
    const acts = actsOf(s);
    s.given(acts.delegate(hr1, eve));
    s.refuses(acts.release(eve), "claim_not_needed");
    s.given(acts.giveBack(eve));
    s.given(acts.release(hr1));
    s.given(s.claim(hr2));
  });

  test("stays claimed when its owner saves and stays", () => {
    const flow = flowOf(
      [...leave.nodes.values()].map(({ key, type, sharing }) => ({ key, type, sharing })),
      [...leave.transitions.values(), { key: "save-hr", from: "hr", to: "hr" }].map(({ key, from, to }) => ({
        key,
        from,
        to,
      })),
    );
    const s = new Scenario(flow, {
      hr: { candidates: [{ type: "role", id: 7 }], people: [11, 12] },
      leader: { candidates: [...bob.principals] },
    });
    s.given(s.submit());
    s.given(actsOf(s).move("hr"));
    s.given(s.claim(hr1));
    const task = s.taskNo();
    s.given(s.press("save-hr", hr1, task, { days: 9 }));
    expect(s.state.values).toEqual({ days: 9 });
    expect(s.taskNo(hr1)).toBe(task);
  });
});
