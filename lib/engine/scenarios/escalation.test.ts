import { describe, expect, test } from "vitest";
import type { Person } from "../commands";
import type { EventOf } from "../events";
import type { ExecutableNode } from "../flow/compile";
import { type Principal, statusOf, userPrincipal } from "../model";
import { actsOf, seatOf } from "../testing/acts";
import { ann, BOSS, bob, dan, eve, fay, flowOf, person, Scenario, type Staff, users } from "../testing/scenario";

const role = { type: "role", id: 7 } as const;
const lead = person(21);
const clerk = person(22, role);

type More = Partial<ExecutableNode> & { how?: "inform" | "add"; times?: number };

/** A node that others get to know of after an hour, and again `times` more, hourly. */
function work({ how = "add", times = 0, ...more }: More = {}) {
  const rung = { afterSeconds: 3600, repeatSeconds: 3600, repeatTimes: times, escalate: { how } };
  return flowOf(
    [
      { key: "start", type: "start" },
      { key: "work", type: "task", maySendBack: true, reminders: [rung], ...more },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "work" },
      { key: "agree", from: "work", to: "end", intent: "approve" },
      { key: "refuse", from: "work", to: "end", intent: "reject" },
    ],
  );
}

function begun(more: More, people: Principal[], told: Principal[], behind?: number[]) {
  const escalation = behind === undefined ? { candidates: told } : { candidates: told, people: behind };
  const staff: Staff = { work: { candidates: people, escalation } };
  const s = new Scenario(work(more), staff);
  s.at = 0;
  return s.given(s.submit());
}

const ring = (s: Scenario) => {
  const [timer] = s.state.timers;
  s.at = Math.max(s.at, timer?.dueAt ?? 0);
  return s.play(s.fire(timer?.no ?? 0));
};
const escalated = (s: Scenario) =>
  s.log.findLast((event): event is EventOf<"TicketEscalated"> => event.type === "TicketEscalated");
const candidatesOf = (s: Scenario, of: Person) => {
  const seat = seatOf(s, of);
  return s.state.tasks.find((task) => task.seat === seat)?.candidates;
};

describe("to inform", () => {
  test("changes nothing but who knows; each round is one fact", () => {
    const s = begun({ how: "inform", times: 2 }, users(bob), users(lead));
    const { tasks } = s.state;
    for (const round of [0, 1, 2]) {
      ring(s);
      expect(escalated(s)).toMatchObject({ rung: 0, round, how: "inform", people: users(lead), isFallback: false });
    }
    expect([s.state.tasks, s.state.timers]).toEqual([tasks, []]);
    s.refuses(s.press("agree", lead), "not_a_candidate");
    s.given(s.press("agree", bob));
    s.checkLog();
  });

  test.each(["inform", "add"] as const)("where nobody is there, who runs the flow is told: %s", (how) => {
    const s = begun({ how }, users(bob), users(lead));
    s.gone.add(lead.userId);
    ring(s);
    expect(escalated(s)).toMatchObject({ how: "inform", people: [userPrincipal(BOSS)], isFallback: true });
    expect(s.assignees()).toEqual([bob.userId]);
  });
});

/** A node whose work one of a role takes first. */
function pooled() {
  const team = { candidates: [role], people: [22, 23], escalation: { candidates: users(lead) } };
  const s = new Scenario(work({ sharing: "claim" }), { work: team });
  s.at = 0;
  return s.given(s.submit());
}

describe("to have others decide as well", () => {
  test("opens the task of one person to them; that person keeps their place, and whoever is first decides", () => {
    for (const first of [bob, lead]) {
      const s = begun({}, users(bob), users(lead));
      const task = s.taskNo();
      ring(s);
      expect(s.state.tasks).toMatchObject([
        { no: task, status: "open", mustClaim: false, candidates: users(bob, lead) },
      ]);
      expect(s.state.tokens[0]?.seats).toMatchObject([{ person: bob.userId, status: "live" }]);
      s.refuses(s.press("agree", eve, task), "not_a_candidate");
      s.given(s.press("agree", first, task));
      s.refuses(s.press("agree", first === bob ? lead : bob, task), "ticket_ended");
      expect(s.state.handledBy.work).toBe(first.userId);
      s.checkLog();
    }
  });

  test("adds to those who can take a task; who takes it has it", () => {
    const s = pooled();
    ring(s);
    expect(s.state.tasks).toMatchObject([{ status: "open", mustClaim: true, candidates: [role, ...users(lead)] }]);
    s.refuses(s.press("agree", lead), "claim_first");
    s.given(s.claim(lead));
    s.refuses(s.press("agree", clerk), "task_taken");
    s.given(actsOf(s).release(lead));
    s.given(s.claim(clerk));
    s.given(s.press("agree", clerk));
    expect(statusOf(s.state)).toBe("finished");
  });

  test("a task that somebody took from many is theirs and that of who is added, not the others'", () => {
    const s = pooled();
    s.given(s.claim(clerk));
    ring(s);
    expect(s.state.tasks).toMatchObject([{ status: "open", mustClaim: false, candidates: users(clerk, lead) }]);
    s.refuses(s.press("agree", person(23, role)), "not_a_candidate");
    s.given(s.press("agree", clerk));
  });

  test("a loan is over, and whose place it is has it back", () => {
    const s = begun({}, users(bob), users(lead));
    s.given(actsOf(s).add(bob, "before", [eve, dan]));
    ring(s);
    expect(s.state.tasks).toMatchObject([{ status: "open", returns: [], candidates: users(bob, lead) }]);
    s.refuses(actsOf(s).giveBack(eve, {}, s.taskNo()), "not_a_candidate");
    s.given(s.press("agree", bob));
  });

  test("reaches everybody who has not decided, once; later rungs add to those who were added", () => {
    const s = begun({ sharing: "all", times: 1 }, users(bob, eve, dan), users(lead));
    s.given(s.press("agree", eve, s.taskNo(eve)));
    ring(s);
    expect([candidatesOf(s, bob), candidatesOf(s, dan)]).toEqual([users(bob, lead), users(dan, lead)]);
    s.staff.work = { candidates: [], escalation: { candidates: users(fay) } };
    const events = ring(s);
    expect(events.filter(({ type }) => type === "TaskRecast")).toHaveLength(2);
    expect(candidatesOf(s, dan)).toEqual(users(dan, lead, fay));
    s.checkLog();
  });

  test("asked again, who is added already is told and nothing else changes", () => {
    const s = begun({ times: 1 }, users(bob), users(lead));
    ring(s);
    const { tasks } = s.state;
    const events = ring(s);
    expect(events.map(({ type }) => type)).toEqual(["TimerFired", "TicketEscalated"]);
    expect(escalated(s)).toMatchObject({ how: "add", people: users(lead), round: 1 });
    expect(s.state.tasks).toEqual(tasks);
  });

  test("one of them casts the vote of one seat, and is then offered no other", () => {
    const s = begun({ sharing: "all" }, users(bob, eve, dan), users(lead, fay));
    ring(s);
    s.given(s.press("agree", lead, s.state.tasks.find(({ seat }) => seat === seatOf(s, bob))?.no));
    expect(s.state.tokens[0]?.seats).toMatchObject([{ person: bob.userId, vote: { by: lead.userId } }, {}, {}]);
    expect([candidatesOf(s, eve), candidatesOf(s, dan)]).toEqual([users(eve, fay), users(dan, fay)]);
    for (const { no } of s.state.tasks) s.refuses(s.press("agree", lead, no), "not_a_candidate");
    s.given(s.press("agree", fay, s.state.tasks.find(({ seat }) => seat === seatOf(s, eve))?.no));
    expect(candidatesOf(s, dan)).toEqual(users(dan));
    s.given(s.press("agree", dan));
    expect(statusOf(s.state)).toBe("finished");
    s.checkLog();
  });

  test("nobody who signs there is offered the place of another, also as one of a group", () => {
    const s = begun({ sharing: "all" }, users(bob, eve), [role, ...users(bob)], [22, bob.userId, eve.userId]);
    ring(s);
    expect(candidatesOf(s, bob)).toEqual([userPrincipal(bob.userId), role]);
    expect(candidatesOf(s, eve)).toEqual([userPrincipal(eve.userId), role]);
    expect(s.state.tasks.map(({ excluded }) => excluded)).toEqual([[eve.userId], [bob.userId]]);
    const member = { ...bob, principals: [...bob.principals, role] };
    const evesTask = s.state.tasks.find(({ seat }) => seat === seatOf(s, eve))?.no;
    s.refuses(s.press("agree", member, evesTask), "excluded");
    s.given(s.press("agree", clerk, evesTask));
    expect(s.state.tasks).toMatchObject([{ excluded: [eve.userId, clerk.userId] }]);
  });
});

describe("nobody is added who may not decide", () => {
  const all = users(ann, lead);

  test("the requester, where the node keeps them from it", () => {
    for (const kind of ["pass", "refuse", "assign"] as const) {
      const rule = kind === "assign" ? ({ kind, toManagers: true } as const) : { kind };
      const s = begun({ whenRequester: rule }, users(bob), all);
      ring(s);
      expect([candidatesOf(s, bob), escalated(s)?.people]).toEqual([users(bob, lead), users(lead)]);
    }
    const s = begun({}, users(bob), all);
    ring(s);
    expect(candidatesOf(s, bob)).toEqual(users(bob, ann, lead));
  });

  test("the requester as one of a group is kept out, and not told that they could", () => {
    const s = begun({ whenRequester: { kind: "refuse" } }, users(bob), [role], [ann.userId, 22]);
    ring(s);
    expect(s.state.tasks).toMatchObject([{ candidates: [...users(bob), role], excluded: [ann.userId] }]);
    expect(escalated(s)).toMatchObject({ people: [role], except: [ann.userId] });
  });

  test("who approved before, where the node wants four eyes", () => {
    const s = begun({ whenRepeated: { kind: "assign", toManagers: true } }, users(bob), users(eve, lead));
    s.state = { ...s.state, approvedBy: [eve.userId] };
    ring(s);
    expect(candidatesOf(s, bob)).toEqual(users(bob, lead));
  });

  test("where that leaves nobody, who runs the flow is told", () => {
    const s = begun({ whenRequester: { kind: "refuse" } }, users(bob), users(ann));
    ring(s);
    expect(escalated(s)).toMatchObject({ how: "inform", people: [userPrincipal(BOSS)], isFallback: true });
    expect(s.assignees()).toEqual([bob.userId]);
  });
});

describe("after others were added", () => {
  const opened = () => {
    const s = begun({ sharing: "all" }, users(bob, eve), users(lead));
    ring(s);
    const bobs = s.state.tasks.find(({ seat }) => seat === seatOf(s, bob))?.no ?? 0;
    return { s, acts: actsOf(s), bobs };
  };

  test("a transfer makes it one person's again, for good", () => {
    const { s, acts, bobs } = opened();
    s.given(acts.transfer(bob, dan, bobs));
    s.refuses(s.press("agree", lead, bobs), "not_a_candidate");
    s.refuses(s.press("agree", bob, bobs), "not_a_candidate");
    s.given(s.press("agree", dan, bobs));
  });

  test("who gets one place by transfer is offered no other", () => {
    const { s, acts, bobs } = opened();
    s.given(acts.transfer(bob, lead, bobs));
    expect(candidatesOf(s, eve)).toEqual(users(eve));
    expect(s.assignees()).toEqual([lead.userId]);
  });

  test("who lends it out keeps the place, and is offered no other", () => {
    for (const lend of ["delegate", "ask"]) {
      const { s, acts, bobs } = opened();
      s.given(lend === "ask" ? acts.add(lead, "before", [fay], bobs) : acts.delegate(lead, fay, bobs));
      expect(candidatesOf(s, eve)).toEqual(users(eve));
      s.given(acts.giveBack(fay));
      expect(s.assignees()).toEqual([lead.userId]);
      s.checkLog();
    }
  });

  test("who brings in signers takes the place, and is offered no other", () => {
    const { s, acts, bobs } = opened();
    s.given(acts.add(lead, "beside", [fay], bobs));
    expect(s.assignees().sort()).toEqual([fay.userId, lead.userId].sort());
    expect(candidatesOf(s, eve)).toEqual(users(eve));
  });

  test("who is brought in as a signer is offered no other place", () => {
    const { s, acts, bobs } = opened();
    s.given(acts.add(bob, "beside", [lead], bobs));
    expect(candidatesOf(s, eve)).toEqual(users(eve));
  });

  test("sending back voids all of it", () => {
    const { s, acts, bobs } = opened();
    s.given(acts.sendBack(lead, "start", "rerun", bobs));
    expect([s.where(), s.assignees()]).toEqual([["start"], [ann.userId]]);
    s.given(s.press("submit", ann));
    expect(s.assignees()).toEqual([bob.userId, eve.userId]);
    s.checkLog();
  });

  test("who has left is replaced where nobody else is there", () => {
    const { s, bobs } = opened();
    s.gone.add(bob.userId).add(lead.userId);
    s.given({ type: "ReopenTask", at: s.at, task: bobs, there: [] });
    expect(s.state.tasks).toMatchObject([{ candidates: users(eve, lead) }, { assignee: BOSS, isFallback: true }]);
    s.checkLog();
  });
});
