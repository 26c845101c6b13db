import { expect, test } from "vitest";
import type { EngineCommand } from "@/lib/engine/commands";
import type { ExecutableNode } from "@/lib/engine/flow/compile";
import { actsOf } from "@/lib/engine/testing/acts";
import { playLeave } from "@/lib/engine/testing/leave-flow";
import { ann, bob, eve, flowOf, Scenario, users } from "@/lib/engine/testing/scenario";
import { happeningsIn } from "./happenings";

/** Plays a command and says what it means to others. */
function told(s: Scenario, command: EngineCommand) {
  const before = s.state;
  const events = s.play(command);
  return happeningsIn({ before, after: s.state, events });
}

const branched = () =>
  new Scenario(
    flowOf(
      [
        { key: "start", type: "start" },
        { key: "fork", type: "parallel" },
        { key: "a", type: "task", mayWithdraw: true },
        { key: "b", type: "task", mayWithdraw: true },
        { key: "join", type: "parallel" },
        { key: "end", type: "end" },
      ] satisfies ExecutableNode[],
      [
        { key: "submit", from: "start", to: "fork" },
        { key: "to-a", from: "fork", to: "a" },
        { key: "to-b", from: "fork", to: "b" },
        { key: "a-done", from: "a", to: "join" },
        { key: "b-done", from: "b", to: "join" },
        { key: "over", from: "join", to: "end" },
      ],
    ),
    { a: { candidates: users(bob) }, b: { candidates: users(eve) } },
  );

test("filing creates, moves on from the start and opens a task", () => {
  const s = playLeave();
  expect(told(s, s.submit({ days: 1 }))).toEqual({
    events: ["ticket.created", "ticket.moved", "task.opened"],
    from: ["start"],
    to: ["leader"],
    tasks: s.state.tasks.map(({ no }) => no),
  });
});

test("a decision moves past gateways, which nobody waits at; a rejection on the way to somebody is told as one", () => {
  const s = playLeave();
  s.given(s.submit({ days: 1 }));
  expect(told(s, s.press("agree", bob))).toMatchObject({ from: ["leader"], to: ["hr"] });

  const refused = playLeave();
  refused.given(refused.submit({ days: 1 }));
  expect(told(refused, refused.press("refuse", bob))).toMatchObject({
    events: ["ticket.moved", "task.opened", "ticket.rejected"],
    from: ["leader"],
    to: ["edit"],
  });
  expect(told(refused, refused.press("resubmit", ann))?.events).toEqual(["ticket.moved", "task.opened"]);
});

test("a button that keeps the task where it is moves nothing", () => {
  const s = playLeave();
  s.given(s.submit({ days: 1 }));
  s.given(s.press("refuse", bob));
  expect(told(s, s.press("stay", ann))).toBeNull();
});

test("branches come to several nodes at once, wait at the join, and end together", () => {
  const s = branched();
  expect(told(s, s.submit())).toMatchObject({
    from: ["start"],
    to: ["a", "b"],
    tasks: [expect.any(Number), expect.any(Number)],
  });
  expect(told(s, s.press("a-done", bob))).toMatchObject({ events: ["ticket.moved"], from: ["a"], to: ["join"] });
  expect(told(s, s.press("b-done", eve))).toEqual({
    events: ["ticket.moved", "ticket.finished"],
    from: ["join", "b"],
    to: ["end"],
    tasks: [],
  });
});

test("taking back is told with the nodes that were left", () => {
  const s = branched();
  s.given(s.submit());
  expect(told(s, actsOf(s).withdraw(ann))).toMatchObject({
    events: expect.arrayContaining(["ticket.withdrawn", "ticket.moved"]),
    from: ["a", "b"],
    to: ["start"],
  });
});

test("closing is no move, and beginning anew is one", () => {
  const s = playLeave();
  s.given(s.submit({ days: 1 }));
  expect(told(s, actsOf(s).close())).toMatchObject({ events: ["ticket.closed"], from: ["leader"], to: [] });
  expect(told(s, actsOf(s).move("hr"))?.events).toEqual(["ticket.moved", "task.opened"]);
});

test("a rejection that ends the ticket is no finish", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "check", type: "task" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "check" },
      { key: "no", from: "check", to: "end", intent: "reject" },
    ],
  );
  const s = new Scenario(flow, { check: { candidates: users(bob) } });
  s.given(s.submit());
  expect(told(s, s.press("no", bob))).toMatchObject({ events: ["ticket.moved", "ticket.rejected"], to: ["end"] });
});

test("a comment is told, and taking or giving back a task is not", () => {
  const s = playLeave();
  s.given(s.submit({ days: 1 }));
  const comment = { type: "AddComment", at: s.at, by: ann, mentions: [] } as const;
  expect(told(s, comment)).toMatchObject({ events: ["ticket.commented"] });
  expect(told(s, { type: "RemindAssignees", at: s.at, by: ann })).toBeNull();
});

test("nothing of a draft is told before it is filed, which creates it, and nothing of a deleted ticket", () => {
  const s = playLeave();
  expect(told(s, s.submit({ days: 1 }, null))).toBeNull();
  expect(told(s, { type: "AddComment", at: s.at, by: ann, mentions: [] })).toBeNull();
  expect(told(s, s.press("submit", ann))).toMatchObject({
    events: ["ticket.created", "ticket.moved", "task.opened"],
    from: ["start"],
    to: ["leader"],
  });
  expect(told(s, { type: "DeleteTicket", at: s.at })).toBeNull();
});
