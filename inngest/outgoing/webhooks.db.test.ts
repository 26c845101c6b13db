import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { webhookAttempts, webhookDeliveries } from "@/db/schema/outgoing/webhooks";
import { asUser, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import { oneTask } from "@/lib/tickets/testing/flows";
import { saveEndpoint } from "@/lib/webhooks/commands/save-endpoint";
import { sendTest } from "@/lib/webhooks/commands/send-test";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { openFunctionScene } from "../testing/function-scene";

vi.hoisted(() => {
  process.env.OUTBOUND_ALLOW = "localhost";
});
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;
let flow: InstalledFlow;
let receiver: Receiver;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  flow = await installFlow(getDb(), oneTask(), "Leave");
  receiver = await openReceiver();
});

async function endpoint(scene: Scene, url = receiver.url, events: readonly string[] = HAPPENINGS): Promise<number> {
  const input = { kind: "new", flowId: null, name: `To ${url}`, url, events };
  return (await saveEndpoint.run(scene.as(asUser(PEOPLE.admin)), input)).endpointId;
}

async function file(scene: Scene): Promise<number> {
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "Four days", values: { days: 4 } };
  return (await createTicket.run(scene.as(asUser(PEOPLE.alice)), input)).ticketId;
}

const deliveries = (endpointId: number) =>
  getDb()
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, endpointId))
    .orderBy(asc(webhookDeliveries.seq));

test("what happens to a ticket arrives, in order, once", async () => {
  const scene = await openFunctionScene();
  const endpointId = await endpoint(scene);
  const ticketId = await file(scene);
  await addComment.run(scene.as(asUser(PEOPLE.alice)), { ticketId, comment: "Soon?" });
  await scene.pass(0);
  const types = ["ticket.created", "ticket.moved", "task.opened", "ticket.commented"];
  expect(receiver.messages().map(({ type }) => type)).toEqual(types);
  expect((await deliveries(endpointId)).map(({ status }) => status)).toEqual(types.map(() => "delivered"));

  await getDb().update(outbox).set({ sentAt: null, leasedUntil: null });
  await scene.pass(HOUR);
  expect(receiver.received).toHaveLength(4);
});

test("a receiver that is away gets everything when it is back, under the same ids", async () => {
  const scene = await openFunctionScene();
  const endpointId = await endpoint(scene, receiver.url, ["ticket.created"]);
  receiver.answer = () => ({ status: 503 });
  await file(scene);
  await scene.pass(0);
  await scene.pass(10_000);
  expect(receiver.received).toHaveLength(2);
  receiver.answer = () => ({});
  await scene.pass(HOUR);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  const [delivery] = await deliveries(endpointId);
  expect(delivery).toMatchObject({ status: "delivered", attempts: 3 });
  expect(await getDb().select().from(webhookAttempts)).toHaveLength(3);
});

test("a slow receiver holds up no other, and has a few calls at a time", async () => {
  const scene = await openFunctionScene();
  const slow = await openReceiver();
  let [under, most] = [0, 0];
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  slow.answer = async () => {
    under += 1;
    most = Math.max(most, under);
    await gate;
    under -= 1;
    return {};
  };
  await endpoint(scene, slow.url, ["ticket.created"]);
  await endpoint(scene, receiver.url, ["ticket.created"]);
  for (let count = 0; count < 8; count += 1) await file(scene);
  const passing = scene.pass(0);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(8), { timeout: 12_000 });
  expect(slow.received.length).toBeLessThanOrEqual(4);
  letGo();
  await passing;
  expect(slow.received).toHaveLength(8);
  expect(most).toBe(4);
});

test("a run that is lost is made good by the sweeper", async () => {
  const scene = await openFunctionScene();
  const endpointId = await endpoint(scene, receiver.url, ["ticket.created"]);
  const { deliveryId } = await sendTest.run(scene.as(asUser(PEOPLE.admin)), { endpointId });
  await getDb().delete(outbox);
  await scene.pass(0);
  expect(receiver.received).toHaveLength(0);
  await scene.pass(20 * 60_000);
  await scene.pass(0);
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId]);
});

test("after the last try nothing is tried any more, and the run has ended", async () => {
  const scene = await openFunctionScene();
  receiver.answer = () => ({ status: 500 });
  const endpointId = await endpoint(scene, receiver.url, ["ticket.created"]);
  await file(scene);
  await scene.pass(0);
  for (let no = 2; no <= 10; no += 1) {
    const [waiting] = await deliveries(endpointId);
    await scene.pass((waiting?.nextAttemptAt.getTime() ?? 0) - scene.now().getTime());
  }
  expect(await deliveries(endpointId)).toMatchObject([{ status: "dead", attempts: 10 }]);
  expect(receiver.received).toHaveLength(10);
  await scene.pass(2 * DAY);
  expect(receiver.received).toHaveLength(10);
  expect(await scene.runsOf("deliver-webhook")).toEqual(["completed"]);
});
