import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { countQueries } from "@/db/testing/count-queries";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { broken, context, installManagedFlow, OUTSIDERS } from "@/lib/flows/testing/flow-scene";
import { by, flowWith, link, task } from "@/lib/tickets/testing/flows";
import { decide, everythingStored, leaveRun } from "../testing/simulation-scene";
import { simulateFlow } from "./simulate-flow";

const { leader, director, ceo, hr1, admin, stranger } = PEOPLE;

let flowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
});

const simulate = (run: unknown, definition: FlowDefinitionInput = LEAVE, actor = asUser(hr1), isNew = true) =>
  simulateFlow.run(context(actor), { flowId, definition, run, isNew });

const SIX_DAYS = leaveRun(
  6,
  decide("leader", leader, "agree"),
  decide("ceo", ceo, "ceo-agree"),
  { kind: "claim", node: "hr", by: hr1 },
  decide("hr", hr1, "file"),
);

test("whoever manages the flow plays a ticket through it and sees who is asked and told", async () => {
  const { view, refusal } = await simulate(SIX_DAYS);
  expect(refusal).toBeNull();
  expect(view).toMatchObject({ status: "finished", current: [], tasks: [], requesterId: PEOPLE.alice });
  expect(view?.outcome.path).toEqual(["start", "leader", "gate", "ceo", "hr", "end"]);
  expect(view?.taken).toEqual(["submit", "agree", "to-ceo", "ceo-agree", "file"]);
  const [filed, agreed] = view?.entries ?? [];
  expect(filed).toMatchObject({ action: "create", by: PEOPLE.alice, asked: [{ node: "leader", assignee: leader }] });
  expect(filed?.notices).toMatchObject([{ event: "task_opened", channel: null, people: [leader] }]);
  expect(filed?.notices[0]?.title).toContain("Leave");
  expect(agreed).toMatchObject({ action: "complete", transition: "agree", asked: [{ node: "ceo", assignee: ceo }] });
  expect(view?.entries.at(-1)?.notices).toMatchObject([{ event: "ticket_finished", people: [PEOPLE.alice] }]);
});

test("a task shows its form and its buttons, and who may do it", async () => {
  const { view, names } = await simulate(leaveRun(2, decide("leader", leader, "agree")));
  expect(view?.tasks).toMatchObject([
    { node: "hr", mustClaim: true, assignee: null, because: "rules", people: [hr1, PEOPLE.hr2] },
  ]);
  expect(view?.tasks[0]?.form.fields.map(({ key }) => key)).toEqual(["days"]);
  expect(view?.tasks[0]?.buttons.map(({ key }) => key)).toEqual(["file"]);
  expect(view?.timers).toMatchObject([{ node: "hr", transition: "late" }]);
  expect(names.people.map(({ name }) => name)).toContain("hr2");
});

test("timers ring when the clock passes them", async () => {
  const run = leaveRun(2, decide("leader", leader, "agree"), { kind: "wait", seconds: 86_399 });
  expect((await simulate(run)).view?.status).toBe("running");
  const { view } = await simulate({ ...run, steps: [...run.steps, { kind: "wait", seconds: 1 }] });
  expect(view).toMatchObject({ status: "finished", now: Date.parse(run.at) + 86_400_000 });
  expect(view?.entries.at(-1)).toMatchObject({ action: "timer", step: null, node: "hr", transition: "late" });
});

test("what real commands refuse is refused with the same words", async () => {
  const refused = (run: unknown) => expect(simulate(run)).rejects;
  await refused(leaveRun(2, decide("leader", stranger, "agree"))).toMatchObject({ reason: "not_a_candidate" });
  await refused(leaveRun(2, decide("leader", PEOPLE.gone, "agree"))).toMatchObject({ reason: "people_only" });
  await refused(leaveRun(2, decide("leader", leader, "file"))).toMatchObject({ reason: "transition_not_here" });
  await refused(leaveRun(2, decide("leader", leader, "agree"), decide("hr", hr1, "file"))).toMatchObject({
    reason: "claim_first",
  });
  await refused(leaveRun(2, decide("leader", leader, "agree"), decide("leader", leader, "agree"))).toMatchObject({
    reason: "task_gone",
    params: { name: "leader", transition: "Agree" },
  });
  await refused({ ...leaveRun(2), values: {} }).toMatchObject({ problems: [{ path: "days", code: "required" }] });
  await refused({ ...SIX_DAYS, steps: [...SIX_DAYS.steps, decide("hr", hr1, "file")] }).toMatchObject({
    reason: "ticket_ended",
  });
});

test("a run that is played again tells where it stops", async () => {
  const run = leaveRun(2, decide("leader", director, "agree"), decide("hr", hr1, "file"));
  const { view, refusal } = await simulate(run, LEAVE, asUser(hr1), false);
  expect(refusal).toMatchObject({ step: 0, error: { reason: "not_a_candidate" } });
  expect(view?.current).toEqual(["leader"]);
});

test("runs that are none are refused", async () => {
  const refused = (run: unknown, expected: object) => expect(simulate(run)).rejects.toMatchObject(expected);
  await refused(leaveRun(2, decide("nowhere", leader, "agree")), { reason: "simulated_elsewhere" });
  await refused({ ...leaveRun(2), transition: "nothing" }, { reason: "transition_not_here" });
  await refused(leaveRun(2, { kind: "skip", node: "leader" }), { reason: "job_gone" });
  await refused({ ...leaveRun(2), values: { reason: "x".repeat(300_000) } }, { reason: "invalid_input" });
  const many = Array.from({ length: 201 }, () => ({ kind: "wait", seconds: 1 }) as const);
  await refused(leaveRun(2, ...many), { reason: "invalid_input" });
  await refused(leaveRun(2, { kind: "wait", seconds: -1 }), { reason: "invalid_input" });
  await refused(leaveRun(2, { kind: "drop tables" as never }), { reason: "invalid_input" });
});

test("nobody else may simulate it, and a definition with errors cannot be", async () => {
  for (const actor of OUTSIDERS) {
    await expect(simulateFlow.run(context(actor), { flowId, definition: LEAVE, run: null })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  await expect(simulate(null, broken())).rejects.toMatchObject({ reason: "flow_has_problems" });
  await expect(simulate(null, LEAVE, asUser(admin))).resolves.toMatchObject({ view: null });
});

test("nothing is written", async () => {
  const before = await everythingStored();
  await simulate(SIX_DAYS);
  await simulate(leaveRun(2, decide("leader", leader, "agree"), { kind: "wait", seconds: 90_000 }));
  await simulate(leaveRun(2, decide("leader", stranger, "agree"))).catch(() => null);
  expect(await everythingStored()).toEqual(before);
});

const CALLING = flowWith(
  [
    {
      key: "call",
      name: "call",
      type: "hook",
      fields: { days: "edit" },
      hook: {
        url: "https://example.com/hook?token=abc",
        headers: [{ name: "Authorization", value: "Bearer top-secret" }],
        sealedSecret: "***",
      },
    },
    task("work", { who: by(leader), fields: { days: "read" } }),
  ],
  [link("called", "call", "work"), link("agree", "work", "end")],
);

test("calls are shown without secrets and answered by whoever plays", async () => {
  const run = { ...leaveRun(3), title: "A ticket" };
  const { view } = await simulate(run, CALLING);
  expect(view?.jobs).toMatchObject([{ node: "call", kind: "hook", status: "pending" }]);
  const [call] = view?.entries[0]?.calls ?? [];
  expect(call).toMatchObject({ node: "call", problem: "", request: { method: "POST" } });
  expect(JSON.stringify(view)).not.toMatch(/top-secret|token=abc/);
  expect(call?.request?.body).toContain('"days": 3');
  const answered = await simulate({ ...run, steps: [{ kind: "answer", node: "call", values: { days: 5 } }] }, CALLING);
  expect(answered.view?.tasks[0]?.form.values).toEqual({ days: 5 });
  const failed = await simulate({ ...run, steps: [{ kind: "fail", node: "call", error: "down" }] }, CALLING);
  expect(failed.view?.jobs).toMatchObject([{ status: "failed", error: "down" }]);
  expect(failed.view?.entries.at(-1)?.notices).toMatchObject([{ event: "job_failed", people: [hr1] }]);
});

test("each question to the directory is asked once, however often the ticket comes by", async () => {
  const round = [decide("leader", leader, "refuse"), decide("edit", PEOPLE.alice, "resubmit")];
  const count = async (rounds: number) => {
    const run = leaveRun(2, ...Array.from({ length: rounds }, () => round).flat());
    const input = { flowId, definition: LEAVE, run, isNew: true };
    return countQueries((db) => simulateFlow.run({ ...context(asUser(hr1)), db }, input));
  };
  const [few, many] = [await count(1), await count(40)];
  expect(many.value.view?.entries).toHaveLength(81);
  expect(many.statements).toHaveLength(few.statements.length);
  expect(few.statements.length).toBeLessThanOrEqual(18);
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, leader));
  expect((await simulate(leaveRun(2))).view?.tasks[0]?.assignee).toBe(ceo);
});
