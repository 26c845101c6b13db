import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { webhookDeliveries } from "@/db/schema/outgoing/webhooks";
import { PEOPLE } from "@/db/testing/installation";
import { race } from "@/lib/tickets/testing/desk";
import { oneTask } from "@/lib/tickets/testing/flows";
import { EndpointScene } from "../testing/endpoint-scene";
import { openReceiver, type Receiver } from "../testing/receiver";
import { replayDelivery } from "./replay-delivery";
import { replayRange } from "./replay-range";
import { saveEndpoint } from "./save-endpoint";
import { sendTest } from "./send-test";
import { sweepDeliveries } from "./sweep-deliveries";

const { admin, alice } = PEOPLE;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let scene: EndpointScene;
let receiver: Receiver;
let endpointId: number;
let ticketId: number;

beforeEach(async () => {
  scene = await EndpointScene.open();
  receiver = await openReceiver();
  endpointId = await scene.endpoint(receiver.url, { name: "Ledger", events: ["ticket.closed"] });
  ticketId = await scene.desk.file(await scene.desk.publish(oneTask()));
});

/** A delivery in the state it came to. */
async function settled(status: "delivered" | "dead" | "cancelled", more: { endpointId?: number } = {}) {
  const id = await scene.delivery(more.endpointId ?? endpointId, { ticketId });
  const settledAt = new Date(scene.desk.now);
  await getDb().update(webhookDeliveries).set({ status, settledAt, attempts: 1 }).where(eq(webhookDeliveries.id, id));
  return id;
}

const replay = (deliveryId: string, who: number = admin) => replayDelivery.run(scene.desk.as(who), { deliveryId });

async function due(): Promise<unknown[]> {
  const rows = await getDb().select().from(outbox).where(eq(outbox.topic, "webhook/delivery.due.v1"));
  return rows.map(({ payload }) => payload.deliveryId);
}

async function switchOff(): Promise<void> {
  const change = { kind: "change", endpointId, revision: 1, name: "Ledger", url: receiver.url, isActive: false };
  await saveEndpoint.run(scene.desk.as(admin), { ...change, events: ["ticket.closed"] });
}

test("sending again is a new message with the same content; the old one stays as it was", async () => {
  const old = await settled("dead");
  const before = await scene.row(old);
  const { deliveryId } = await replay(old);
  expect(deliveryId).not.toBe(old);
  expect(await due()).toContain(deliveryId);
  await scene.attempt(deliveryId);
  expect(receiver.received[0]?.headers["webhook-id"]).toBe(deliveryId);
  expect(receiver.messages()[0]).toEqual(before.payload);
  expect(await scene.row(old)).toEqual(before);
  expect(await scene.row(deliveryId)).toMatchObject({ status: "delivered", replayOf: old, ticketId });

  const again = await replay(deliveryId);
  expect(await scene.row(again.deliveryId)).toMatchObject({ status: "pending", replayOf: old });
});

test("sending again twice at once is sending again once", async () => {
  const old = await settled("delivered");
  const answers = await Promise.all([replay(old), replay(old), replay(old)]);
  expect(new Set(answers.map(({ deliveryId }) => deliveryId)).size).toBe(1);
  expect(await scene.deliveries(endpointId)).toHaveLength(2);
});

test("what waits for its next try is tried now; not while a try is under way", async () => {
  receiver.answer = () => ({ status: 500 });
  const id = await scene.delivery(endpointId, { ticketId });
  await scene.attempt(id);
  scene.desk.now += 6000;
  expect(await scene.attempt(id)).toBeGreaterThan(200_000);
  receiver.answer = () => new Promise(() => {});
  expect(await replay(id)).toEqual({ deliveryId: id });
  expect((await due()).filter((one) => one === id)).toHaveLength(2);
  const under = scene.attempt(id, { timeoutMs: 1500 });
  await expect.poll(async () => (await scene.row(id)).attempts).toBe(3);
  await expect(replay(id)).rejects.toMatchObject({ code: "conflict", reason: "delivery_under_way" });
  await under;
});

test("only who looks after the endpoint sends again, and only while it is on", async () => {
  const old = await settled("dead");
  await expect(replay(old, alice)).rejects.toMatchObject({ code: "not_found" });
  await expect(replay("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({ code: "not_found" });
  const range = { endpointId, from: new Date(0).toISOString(), to: new Date().toISOString(), which: "all" };
  await expect(replayRange.run(scene.desk.as(alice), range)).rejects.toMatchObject({ code: "not_found" });
  await switchOff();
  await expect(replay(old)).rejects.toMatchObject({ reason: "endpoint_off" });
  await expect(replayRange.run(scene.desk.as(admin), range)).rejects.toMatchObject({ reason: "endpoint_off" });
});

test("a span of time is sent again: what did not arrive, or all; in its order and each once", async () => {
  const other = await scene.endpoint(receiver.url);
  const beginning = scene.desk.now;
  const early = await settled("dead");
  scene.desk.now += HOUR;
  const from = new Date(scene.desk.now).toISOString();
  const [dead, delivered, held] = [await settled("dead"), await settled("delivered"), await settled("cancelled")];
  await settled("dead", { endpointId: other });
  const waiting = await scene.delivery(endpointId, { ticketId });
  scene.desk.now += HOUR;
  const to = new Date(scene.desk.now).toISOString();
  await settled("dead");

  const range = (which: "missed" | "all") => replayRange.run(scene.desk.as(admin), { endpointId, from, to, which });
  const repeats = async () =>
    (await scene.deliveries(endpointId)).flatMap(({ replayOf, id }) => (replayOf === null ? [] : [{ replayOf, id }]));
  const answers = await Promise.all([range("missed"), range("missed")]);
  expect(answers.map(({ count }) => count).sort()).toEqual([0, 2]);
  expect((await repeats()).map(({ replayOf }) => replayOf)).toEqual([dead, held]);
  for (const { id } of await repeats()) await scene.attempt(id);
  expect(await range("missed")).toEqual({ count: 0 });
  expect(await range("all")).toEqual({ count: 3 });
  expect((await repeats()).slice(2).map(({ replayOf }) => replayOf)).toEqual([dead, delivered, held]);
  expect(await scene.row(waiting)).toMatchObject({ status: "pending", attempts: 0 });
  expect((await scene.row(early)).createdAt.getTime()).toBe(beginning);
  expect(await scene.deliveries(other)).toHaveLength(1);
});

test("a test is one try on the way every message goes, also while the endpoint is off, and harms nothing", async () => {
  const sent = await race([1, 2].map(() => sendTest.run(scene.desk.as(admin), { endpointId })));
  expect(sent.won).toBe(2);
  await switchOff();
  const { deliveryId } = await sendTest.run(scene.desk.as(admin), { endpointId });
  expect(await due()).toContain(deliveryId);
  receiver.answer = () => ({ status: 410 });
  expect(await scene.attempt(deliveryId)).toBeNull();
  expect(receiver.messages()[0]).toMatchObject({
    type: "webhook.test",
    data: { endpoint: { id: endpointId, name: "Ledger" } },
  });
  expect(await scene.row(deliveryId)).toMatchObject({ status: "dead", attempts: 1 });
  expect(await scene.stored(endpointId)).toMatchObject({ disabledReason: "by_hand", failingSince: null });
  expect(await scene.told()).toEqual([]);
});

test("what is overdue is told of again once an hour, what was settled long ago goes; only Skein sweeps", async () => {
  const late = await scene.delivery(endpointId, { ticketId });
  const old = await settled("delivered");
  await getDb().delete(outbox);
  const sweep = () => sweepDeliveries.run(scene.desk.system("timer"), {});
  scene.desk.now += 11 * 60_000;
  expect(await sweep()).toEqual({ retold: 1, removed: 0 });
  expect(await sweep()).toEqual({ retold: 0, removed: 0 });
  expect(await due()).toEqual([late]);
  scene.desk.now += HOUR;
  expect(await sweep()).toEqual({ retold: 1, removed: 0 });
  scene.desk.now += 90 * DAY;
  expect(await sweep()).toMatchObject({ removed: 1 });
  await expect(scene.row(old)).rejects.toThrow("no such delivery");
  await expect(sweepDeliveries.run(scene.desk.as(admin), {})).rejects.toMatchObject({ reason: "system_only" });
});
