import { describe, expect, test } from "vitest";
import { effectsOf } from "../effects";
import { statusOf } from "../model";
import { actsOf } from "../testing/acts";
import { ann, BOSS, bob, flowOf, HOUR, Scenario } from "../testing/scenario";

const KINDS = ["hook", "script", "child"] as const;
const flow = (type: (typeof KINDS)[number]) =>
  flowOf(
    [
      { key: "start", type: "start" },
      { key: "work", type },
      { key: "late", type: "task" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "work" },
      { key: "out", from: "work", to: "late", timer: { afterSeconds: 3600, resetOn: "never" } },
      { key: "done", from: "work", to: "end" },
      { key: "over", from: "late", to: "end" },
    ],
  );

describe.each(KINDS)("a %s", (kind) => {
  const begun = () => {
    const s = new Scenario(flow(kind), {});
    const events = s.play(s.submit());
    return { s, acts: actsOf(s), events, no: s.state.jobs[0]?.no ?? 0 };
  };

  test("is started once and lets the ticket go on once", () => {
    const { s, acts, events, no } = begun();
    const effects = events.flatMap(effectsOf).filter(({ kind: what }) => what === "job_started");
    expect(effects).toEqual([{ kind: "job_started", job: no, jobKind: kind, attempt: 1 }]);
    s.given(acts.job("HoldJob"));
    s.given(acts.job("HoldJob"));
    expect(s.state.jobs).toMatchObject([{ status: "waiting" }]);
    s.given({ type: "CompleteJob", at: s.at, job: no, attempt: 1, title: "Told", values: { days: 3 } });
    expect([statusOf(s.state), s.state.values, s.state.title]).toEqual(["finished", { days: 3 }, "Told"]);
    s.refuses(acts.job("CompleteJob", { no }), "job_gone");
  });

  test("fails for good until somebody retries or skips; answers to an earlier try are none", () => {
    const { s, acts, no } = begun();
    s.refuses(acts.job("RetryJob"), "job_not_failed");
    s.given(acts.job("FailJob"));
    expect(s.state.jobs).toMatchObject([{ status: "failed", error: "no answer" }]);
    s.refuses(acts.job("CompleteJob"), "job_gone");
    s.refuses(acts.job("HoldJob"), "job_gone");
    const events = s.play(acts.job("RetryJob"));
    expect(events.flatMap(effectsOf)).toEqual([{ kind: "job_started", job: no, jobKind: kind, attempt: 2 }]);
    s.refuses(acts.job("CompleteJob", { no, attempt: 1 }), "job_gone");
    s.refuses(acts.job("FailJob", { no, attempt: 1 }), "job_gone");
    s.given(acts.job("FailJob", { no, attempt: 2 }));
    s.given(acts.job("SkipJob"));
    expect(statusOf(s.state)).toBe("finished");
  });

  test("is given up when its time is over, and a late answer changes nothing", () => {
    const { s, acts, no } = begun();
    s.at += HOUR;
    s.given(acts.fire());
    expect([s.where(), s.state.jobs]).toEqual([["late"], []]);
    s.refuses(acts.job("CompleteJob", { no }), "job_gone");
  });

  test("is given up when the ticket is moved or closed", () => {
    for (const end of ["move", "close"] as const) {
      const { s, acts, no } = begun();
      s.given(end === "move" ? acts.move("late") : acts.close());
      s.refuses(acts.job("SkipJob", { no }), "job_gone");
      expect([s.state.jobs, s.state.timers]).toEqual([[], []]);
    }
  });
});

describe("a resolver", () => {
  const asked = (type: "task" | "copy" = "task") => {
    const s = new Scenario(
      flowOf(
        [
          { key: "start", type: "start" },
          { key: "who", type },
          { key: "end", type: "end" },
        ],
        [
          { key: "submit", from: "start", to: "who" },
          { key: "agree", from: "who", to: "end", intent: "approve" },
        ],
      ),
      { who: { candidates: [], isExternal: true } },
    );
    s.given(s.submit());
    return { s, acts: actsOf(s), no: s.state.jobs[0]?.no ?? 0 };
  };

  test("tells who may act; nothing else takes the ticket past them", () => {
    const { s, acts, no } = asked();
    s.refuses(acts.job("CompleteJob"), "job_gone");
    s.given({ type: "AnswerResolver", at: s.at, job: no, attempt: 1, people: [bob.userId] });
    expect([s.assignees(), s.state.jobs]).toEqual([[bob.userId], []]);
    s.refuses({ type: "AnswerResolver", at: s.at, job: no, attempt: 1, people: [ann.userId] }, "job_gone");
  });

  test("that fails, is skipped or names nobody is one that found nobody", () => {
    const ends = [
      ({ acts }: ReturnType<typeof asked>) => acts.job("FailJob"),
      ({ acts }: ReturnType<typeof asked>) => acts.job("SkipJob"),
      ({ s, no }: ReturnType<typeof asked>) =>
        ({ type: "AnswerResolver", at: s.at, job: no, attempt: 1, people: [] }) as const,
    ];
    for (const end of ends) {
      const scene = asked();
      scene.s.given(end(scene));
      expect(scene.s.state.tasks).toMatchObject([{ assignee: BOSS, isFallback: true }]);
    }
  });

  test("of a copy sends it to nobody, and the ticket goes on", () => {
    const { s, acts } = asked("copy");
    s.given(acts.job("FailJob"));
    expect(statusOf(s.state)).toBe("finished");
  });

  test("is no answer of a hook", () => {
    const s = new Scenario(flow("hook"), {});
    s.given(s.submit());
    s.refuses({ type: "AnswerResolver", at: s.at, job: s.state.jobs[0]?.no ?? 0, attempt: 1, people: [2] }, "job_gone");
  });
});
