import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { hookTries } from "@/db/schema/outgoing/calls";
import { outbox } from "@/db/schema/outgoing/outbox";
import { ticketJobs } from "@/db/schema/tickets";
import { asUser, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { type Hook, hookFlow } from "@/lib/calls/testing/call-scene";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { openFunctionScene } from "../testing/function-scene";

vi.hoisted(() => {
  process.env.OUTBOUND_ALLOW = "localhost";
});
vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;
let receiver: Receiver;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  receiver = await openReceiver();
});

async function file(scene: Scene, hook: Hook = {}): Promise<number> {
  const flow = await installFlow(getDb(), hookFlow(receiver.url, hook), "Stock");
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "Bolts", values: { days: 4 } };
  return (await createTicket.run(scene.as(asUser(PEOPLE.alice)), input)).ticketId;
}

async function job(ticketId: number) {
  const [row] = await getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, ticketId));
  if (row === undefined) throw new Error("no job");
  return row;
}

test("a ticket that comes to a hook has it called, once however often it is told", async () => {
  const scene = await openFunctionScene();
  receiver.answer = () => ({ body: '{"fields":{"note":"there"}}' });
  const ticketId = await file(scene);
  await scene.pass(0);
  expect(await job(ticketId)).toMatchObject({ status: "done" });
  await getDb().update(outbox).set({ sentAt: null, leasedUntil: null });
  await scene.pass(HOUR);
  expect(receiver.received).toHaveLength(1);
  expect(await scene.runsOf("call-hook")).not.toContain("failed");
});

test("tries go on by themselves until somebody answers; after a retry they begin anew", async () => {
  const scene = await openFunctionScene();
  receiver.answer = () => ({ status: 503 });
  const ticketId = await file(scene);
  await scene.pass(0);
  for (const wait of [6000, 36_000, 3 * MINUTE, 12 * MINUTE]) await scene.pass(wait);
  expect(receiver.received).toHaveLength(5);
  expect(await job(ticketId)).toMatchObject({ status: "pending" });
  await scene.pass(73 * MINUTE);
  expect(receiver.received).toHaveLength(6);
  const failed = await job(ticketId);
  expect(failed).toMatchObject({ status: "failed", error: "call.bad_status: 503" });

  receiver.answer = () => ({});
  await retryJob.run(scene.as(asUser(PEOPLE.admin)), { ticketId, jobNo: failed.no, reason: "back again" });
  await scene.pass(0);
  expect(await job(ticketId)).toMatchObject({ status: "done", attempt: 2 });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
});

test("a call whose run was lost is taken up by the sweeper, and so is waiting in vain for a call back", async () => {
  const scene = await openFunctionScene();
  const ticketId = await file(scene, { waitsForCallback: true, callbackTimeoutSeconds: 5 * 3600 });
  await getDb().update(outbox).set({ sentAt: new Date() });
  await scene.pass(0);
  expect(receiver.received).toHaveLength(0);
  await scene.pass(16 * MINUTE);
  expect(receiver.received).toHaveLength(1);
  expect(await job(ticketId)).toMatchObject({ status: "waiting" });
  expect(await scene.runsOf("call-hook")).toEqual(["completed"]);

  for (let hour = 1; hour <= 4; hour += 1) await scene.pass(HOUR);
  expect(await job(ticketId)).toMatchObject({ status: "waiting" });
  await scene.pass(HOUR);
  expect(await job(ticketId)).toMatchObject({ status: "failed", error: "call.no_call_back" });
  expect(receiver.received).toHaveLength(1);
  expect(await getDb().select().from(hookTries)).toHaveLength(1);
});

test("what was sent and could not be written down is sent again as the same message", async () => {
  const scene = await openFunctionScene();
  await getDb().execute(sql`
    create function lose_it() returns trigger language plpgsql as $$ begin raise 'the power is gone'; end $$`);
  await getDb().execute(
    sql`create trigger lose_it before update on hook_tries for each row execute function lose_it()`,
  );
  const ticketId = await file(scene);
  await scene.pass(0);
  expect(receiver.received).toHaveLength(1);
  expect(await job(ticketId)).toMatchObject({ status: "pending" });
  await getDb().execute(sql`drop trigger lose_it on hook_tries`);
  for (let minute = 1; minute <= 3; minute += 1) await scene.pass(MINUTE);
  expect(await job(ticketId)).toMatchObject({ status: "done", attempt: 1 });
  expect(receiver.received).toHaveLength(2);
  expect(new Set(receiver.received.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
  const tries = await getDb().select().from(hookTries).orderBy(hookTries.no);
  expect(tries).toMatchObject([{ durationMs: null }, { httpStatus: 200 }]);
});
