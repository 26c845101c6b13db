import { describe, expect, test } from "vitest";
import { statusOf } from "../model";
import { actsOf } from "../testing/acts";
import { hr1 } from "../testing/leave-flow";
import { ann, bob, flowOf, HOUR, Scenario, type Staff, users } from "../testing/scenario";

describe("timed transitions", () => {
  const timed = (resetOn: "never" | "activity") =>
    flowOf(
      [
        { key: "start", type: "start" },
        { key: "ops", type: "task", sharing: "claim" },
        { key: "boss", type: "task" },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "ops" },
        { key: "done", from: "ops", to: "end" },
        { key: "late", from: "ops", to: "boss", timer: { afterSeconds: 3600, resetOn } },
        { key: "back", from: "boss", to: "ops" },
      ],
    );
  const role: Staff = { ops: { candidates: [{ type: "role", id: 7 }], people: [11, 12] } };
  const fire = (timer: number, at: number) => ({ type: "FireTimer", at, timer, escalation: null }) as const;
  const timerOf = (s: Scenario) => s.state.timers[0]?.no ?? 0;

  test("fire once, when due, and are no buttons", () => {
    const s = new Scenario(timed("never"), role);
    s.given(s.submit());
    s.refuses(s.press("late", hr1), "claim_first");
    s.given(s.claim(hr1));
    s.refuses(s.press("late", hr1), "transition_not_here");
    const timer = timerOf(s);
    s.refuses(fire(timer, s.at + HOUR - 1), "timer_not_due");
    s.given(fire(timer, s.at + HOUR));
    expect(s.where()).toEqual(["boss"]);
    s.refuses(fire(timer, s.at + HOUR), "timer_gone");
  });

  test("are gone when the ticket has left, also when it comes back", () => {
    const s = new Scenario(timed("never"), role);
    s.given(s.submit());
    const old = timerOf(s);
    s.given(fire(old, s.at + HOUR));
    s.at += 2 * HOUR;
    s.given(s.press("back", ann));
    expect(timerOf(s)).not.toBe(old);
    s.refuses(fire(old, s.at + HOUR), "timer_gone");
    s.given(s.claim(hr1));
    s.given(s.press("done", hr1));
    s.refuses(fire(timerOf(s), s.at + 9 * HOUR), "timer_gone");
  });

  test("start anew on activity only where the designer says so", () => {
    const resets = new Scenario(timed("activity"), role);
    resets.given(resets.submit());
    const [before] = resets.state.timers;
    resets.at += HOUR / 2;
    resets.given(resets.claim(hr1));
    expect(resets.state.timers[0]?.dueAt).toBe(resets.at + HOUR);
    resets.refuses(fire(before?.no ?? 0, resets.at + HOUR), "timer_gone");

    const never = new Scenario(timed("never"), role);
    never.given(never.submit());
    const due = never.state.timers[0]?.dueAt;
    never.at += HOUR / 2;
    never.given(never.claim(hr1));
    expect(never.state.timers[0]?.dueAt).toBe(due);
  });
});

describe("what is activity", () => {
  const flow = flowOf(
    [
      { key: "start", type: "start" },
      { key: "work", type: "task", maySendBack: true },
      { key: "boss", type: "task" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "work" },
      { key: "done", from: "work", to: "end", intent: "approve" },
      { key: "late", from: "work", to: "boss", timer: { afterSeconds: 3600, resetOn: "activity" } },
      { key: "up", from: "boss", to: "end" },
    ],
  );
  const begun = () => {
    const s = new Scenario(flow, { work: { candidates: users(bob) } });
    s.given(s.submit());
    s.at += HOUR / 2;
    return { s, acts: actsOf(s), due: s.state.timers[0]?.dueAt };
  };

  test("transfer, loans, signers, saving and edits are; comments, copies and reminders are not", () => {
    const eve = { userId: 3, principals: users(ann).map((p) => ({ ...p, id: 3 })), standsFor: [] };
    const { s, acts, due } = begun();
    s.given({ type: "AddComment", at: s.at, by: ann, mentions: [] });
    s.given({ type: "CopyTicket", at: s.at, by: ann, people: users(ann) });
    s.given({ type: "RemindAssignees", at: s.at, by: ann });
    expect(s.state.timers[0]?.dueAt).toBe(due);
    const steps = [
      () => acts.save(bob, { days: 1 }),
      () => acts.delegate(bob, eve),
      () => acts.giveBack(eve),
      () => acts.add(bob, "before", [eve]),
      () => acts.giveBack(eve),
      () => acts.add(bob, "after", [eve]),
      () => ({ type: "EditValues", at: s.at, title: "New", values: {} }) as const,
      () => acts.transfer(bob, { ...eve, userId: 4 }),
      () => acts.reassign(bob),
    ];
    for (const step of steps) {
      s.at += 60_000;
      s.given(step());
      expect(s.state.timers.map(({ dueAt }) => dueAt)).toEqual([s.at + HOUR]);
    }
  });

  test("a time-out goes its own way, also where the ticket was to come straight back", () => {
    const twice = flowOf(
      [
        { key: "start", type: "start" },
        { key: "work", type: "task" },
        { key: "check", type: "task", maySendBack: true },
        { key: "boss", type: "task" },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "work" },
        { key: "done", from: "work", to: "check" },
        { key: "late", from: "work", to: "boss", timer: { afterSeconds: 3600, resetOn: "never" } },
        { key: "ok", from: "check", to: "end" },
        { key: "up", from: "boss", to: "end" },
      ],
    );
    const s = new Scenario(twice, { work: { candidates: users(bob) } });
    s.given(s.submit());
    s.given(s.press("done", bob));
    s.given(actsOf(s).sendBack(ann, "work", "return"));
    s.at += HOUR;
    s.given(actsOf(s).fire());
    expect(s.where()).toEqual(["boss"]);
    s.given(s.press("up", ann));
    expect(statusOf(s.state)).toBe("finished");
  });

  test("a wait ends by itself, once, and can be moved on by hand", () => {
    const waiting = flowOf(
      [
        { key: "start", type: "start" },
        { key: "pause", type: "wait", wait: { kind: "field", fieldKey: "until" } },
        { key: "work", type: "task" },
        { key: "end", type: "end" },
      ],
      [
        { key: "submit", from: "start", to: "pause" },
        { key: "on", from: "pause", to: "work" },
        { key: "done", from: "work", to: "end" },
      ],
    );
    const s = new Scenario(waiting, {});
    s.given(s.submit({ until: s.at + HOUR }));
    const [timer] = s.state.timers;
    s.refuses(actsOf(s).fire(), "timer_not_due");
    s.refuses(actsOf(s).withdraw(ann), "withdraw_not_allowed");
    s.given(actsOf(s).move("work"));
    s.refuses(actsOf(s).fire(timer?.no, s.at + HOUR), "timer_gone");
    const past = new Scenario(waiting, {});
    past.given(past.submit({ until: past.at - 1 }));
    expect(past.where()).toEqual(["work"]);
    const never = new Scenario(waiting, {});
    never.given(never.submit());
    expect(never.where()).toEqual(["work"]);
  });
});
