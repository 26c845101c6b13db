import { eq } from "drizzle-orm";
import { NonRetriableError } from "inngest";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { type CommandContext, commandContext } from "@/lib/command";
import { openScene } from "@/lib/runner/testing/scene";
import { cancelRun } from "./commands/cancel-run";
import { handOverNow } from "./commands/hand-over-now";
import { retryRun } from "./commands/retry-run";
import { toRunView } from "./run-view";
import { setRunningRunner } from "./running-runner";

let admin: CommandContext;
let member: CommandContext;

beforeEach(async () => {
  await resetDatabase();
  const scene = await TicketScene.create(getDb());
  const as = (userId: number) => commandContext({ kind: "user", userId, clientId: null });
  admin = as(await scene.person("root", { globalRole: "administrator" }));
  member = as(await scene.person("alice", { globalRole: "designer" }));
});

async function openRunner() {
  let isBroken = true;
  const scene = await openScene((inngest, ran) => [
    inngest.createFunction({ id: "call", retries: 0, triggers: [{ event: "called" }] }, async ({ step }) => {
      await step.run("try", () => {
        ran("try");
        if (isBroken) throw new NonRetriableError("no answer");
      });
      await step.sleep("rest", "1d");
    }),
  ]);
  setRunningRunner(scene.runner);
  onTestFinished(() => setRunningRunner(null));
  await scene.inngest.send({ name: "called", data: { ticketId: 12 } });
  await scene.pass(0);
  const runId = (await scene.runsOf("call"))[0]?.id ?? "";
  return { scene, runId, mend: () => (isBroken = false) };
}

test("a failed run says why and which ticket it is about; of two who take it up one does, and one is told", async () => {
  const { scene, runId, mend } = await openRunner();
  const failed = await scene.runner.run(runId);
  if (failed === undefined) throw new Error("no run");
  expect(toRunView(failed)).toMatchObject({
    status: "failed",
    error: "no answer",
    event: "called",
    ticketId: 12,
    doneSteps: [{ name: "try", isFailed: true, output: "no answer" }],
  });
  mend();
  const both = await Promise.allSettled([retryRun.run(admin, { runId }), retryRun.run(admin, { runId })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { reason: "run_not_failed" } });
  await scene.pass(0);
  expect(scene.count("try")).toBe(2);

  await cancelRun.run(admin, { runId });
  await expect(cancelRun.run(admin, { runId })).rejects.toMatchObject({ code: "conflict", reason: "run_over" });
});

test("nobody but administrators in their own name may do anything here, and nothing where there is no runner", async () => {
  const { runId } = await openRunner();
  const client: CommandContext = { ...admin, actor: { ...admin.actor, clientId: 1, flowIds: [] } as never };
  for (const ctx of [member, client, commandContext({ kind: "system", name: "timer" })]) {
    await expect(retryRun.run(ctx, { runId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(cancelRun.run(ctx, { runId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(handOverNow.run(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  }
  await getDb().update(users).set({ isActive: false }).where(eq(users.username, "root"));
  await expect(handOverNow.run(admin, {})).rejects.toMatchObject({ code: "forbidden" });
  await getDb().update(users).set({ isActive: true });
  setRunningRunner(null);
  await expect(retryRun.run(admin, { runId })).rejects.toMatchObject({ code: "unavailable" });
  await expect(retryRun.run(admin, { runId: "1' or 1" })).rejects.toMatchObject({ code: "invalid" });
});

test("what was put off is tried at once, what is being handed over is left alone", async () => {
  const later = new Date(Date.now() + 60_000);
  const row = { topic: "ticket/from-tomorrow.v9", payload: {}, leasedUntil: later };
  await getDb()
    .insert(outbox)
    .values([{ ...row, lastError: "away", attempts: 6 }, row]);
  const both = await Promise.all([handOverNow.run(admin, {}), handOverNow.run(admin, {})]);
  expect(both.map(({ rows }) => rows)).toEqual([1, 1]);
  const leases = (await getDb().select().from(outbox)).map(({ leasedUntil }) => leasedUntil);
  expect(leases.filter((lease) => lease === null)).toHaveLength(1);
});
