import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { webhookDeliveries } from "@/db/schema/outgoing/webhooks";
import { users } from "@/db/schema/people";
import { PEOPLE } from "@/db/testing/installation";
import { oneTask } from "@/lib/tickets/testing/flows";
import { rotateSecret } from "../commands/rotate-secret";
import { MAX_TRIES } from "../retry-schedule";
import { EndpointScene } from "../testing/endpoint-scene";
import { openReceiver } from "../testing/receiver";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let scene: EndpointScene;

beforeEach(async () => {
  scene = await EndpointScene.open();
});

test("what is sent is signed over its id, time and body, and is noted with what was answered", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 202, body: "thanks\0" });
  const endpointId = await scene.endpoint(receiver.url);
  const id = await scene.delivery(endpointId);
  expect(await scene.attempt(id)).toBeNull();

  const [call] = receiver.received;
  const seconds = String(Math.floor(scene.desk.now / 1000));
  expect(call).toMatchObject({ method: "POST", path: "/hooks", headers: { "content-type": "application/json" } });
  expect(call?.body).toBe(
    '{"type":"ticket.created","timestamp":"2026-11-23T09:00:00.000Z","data":{"zulu":1,"alpha":"请假"}}',
  );
  expect(call?.headers).toMatchObject({ "webhook-id": id, "webhook-timestamp": seconds });
  const key = Buffer.from((scene.secrets.get(endpointId) ?? "").replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${seconds}.${call?.body}`).digest("base64");
  expect(call?.headers["webhook-signature"]).toBe(`v1,${expected}`);

  expect(await scene.row(id)).toMatchObject({ status: "delivered", attempts: 1, settledAt: expect.any(Date) });
  expect(await scene.attempts(id)).toMatchObject([{ no: 1, httpStatus: 202, errorCode: "", response: "thanks" }]);
  expect((await scene.stored(endpointId)).lastSuccessAt).toEqual(new Date(scene.desk.now));
  expect(await scene.attempt(id)).toBeNull();
  expect(receiver.received).toHaveLength(1);
});

test("a receiver of the standard takes a fresh message and refuses its repetition by somebody else later", async () => {
  scene.desk.now = Date.now();
  const receiver = await openReceiver();
  const endpointId = await scene.endpoint(receiver.url);
  const webhook = new Webhook(scene.secrets.get(endpointId) ?? "");
  await scene.attempt(await scene.delivery(endpointId));
  const [call] = receiver.received;
  expect(webhook.verify(call?.body ?? "", call?.headers ?? {})).toMatchObject({ type: "ticket.created" });
  vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ["Date"] });
  try {
    expect(() => webhook.verify(call?.body ?? "", call?.headers ?? {})).toThrow("too old");
  } finally {
    vi.useRealTimers();
  }
});

test("for a day after a rotation both secrets sign, then the new one alone", async () => {
  const receiver = await openReceiver();
  const endpointId = await scene.endpoint(receiver.url);
  const former = scene.secrets.get(endpointId) ?? "";
  const { secret: fresh } = await rotateSecret.run(scene.desk.as(PEOPLE.admin), { endpointId, revision: 1 });
  const signatures = () => (receiver.received.at(-1)?.headers["webhook-signature"] ?? "").split(" ");
  const expectedOf = (secret: string) => {
    const { headers, body } = receiver.received.at(-1) ?? { headers: {} as Record<string, string>, body: "" };
    const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
    return new Webhook(secret).sign(headers["webhook-id"] ?? "", at, body);
  };
  await scene.attempt(await scene.delivery(endpointId));
  expect(signatures()).toEqual([expectedOf(fresh), expectedOf(former)]);
  scene.desk.now += DAY;
  await scene.attempt(await scene.delivery(endpointId));
  expect(signatures()).toEqual([expectedOf(fresh)]);
});

test("what fails is tried ten times under the same id, then it is dead and its owner is told", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 500, body: "x".repeat(5000) });
  const endpointId = await scene.endpoint(receiver.url, { by: PEOPLE.admin });
  const id = await scene.delivery(endpointId);
  const beginning = scene.desk.now;
  const first = await scene.attempt(id);
  expect(first).toBeGreaterThanOrEqual(5000);
  expect(first).toBeLessThanOrEqual(6000);
  expect(await scene.attempt(id)).toBe(first);
  expect(receiver.received).toHaveLength(1);

  await scene.attemptToTheEnd(id);
  expect(await scene.row(id)).toMatchObject({ status: "dead", attempts: MAX_TRIES });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([id]));
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  expect((await scene.attempts(id)).map(({ httpStatus, errorCode }) => [httpStatus, errorCode])).toEqual(
    Array.from({ length: MAX_TRIES }, () => [500, "bad_status"]),
  );
  expect((await scene.attempts(id))[0]?.response).toBe("x".repeat(2000));
  expect(scene.desk.now - beginning).toBeGreaterThan(75 * HOUR);
  expect(await scene.told()).toEqual(["admin dead"]);
  expect(await scene.stored(endpointId)).toMatchObject({ isActive: true, failingSince: new Date(beginning) });
});

test("something that arrives ends the failing; the owner is told of trouble once a day", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 500 });
  const endpointId = await scene.endpoint(receiver.url);
  const dead = await Promise.all([1, 2].map(() => scene.delivery(endpointId)));
  await getDb()
    .update(webhookDeliveries)
    .set({ attempts: MAX_TRIES - 1 });
  for (const id of dead) expect(await scene.attempt(id)).toBeNull();
  expect(await scene.told()).toEqual(["admin dead"]);

  receiver.answer = () => ({});
  await scene.attempt(await scene.delivery(endpointId));
  expect(await scene.stored(endpointId)).toMatchObject({ failingSince: null });
  scene.desk.now += DAY;
  receiver.answer = () => ({ status: 500 });
  const next = await scene.delivery(endpointId);
  await getDb()
    .update(webhookDeliveries)
    .set({ attempts: MAX_TRIES - 1 })
    .where(eq(webhookDeliveries.id, next));
  await scene.attempt(next);
  expect(await scene.told()).toEqual(["admin dead", "admin dead"]);
});

test("a receiver that asks for time gets it", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 429, headers: { "retry-after": "900" } });
  const id = await scene.delivery(await scene.endpoint(receiver.url));
  expect(await scene.attempt(id)).toBe(900_000);
});

test("410 switches the endpoint off at once; what waits for it is not sent", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 410 });
  const endpointId = await scene.endpoint(receiver.url);
  const [gone, waiting] = [await scene.delivery(endpointId), await scene.delivery(endpointId)];
  expect(await scene.attempt(gone)).toBeNull();
  expect(await scene.stored(endpointId)).toMatchObject({ isActive: false, disabledReason: "gone", revision: 2 });
  expect(await scene.row(gone)).toMatchObject({ status: "dead" });
  expect(await scene.row(waiting)).toMatchObject({ status: "cancelled", attempts: 0 });
  expect(await scene.attempt(waiting)).toBeNull();
  expect(receiver.received).toHaveLength(1);
  expect(await scene.told()).toEqual(["admin gone"]);
});

test("an endpoint at which nothing has arrived for five days is switched off", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 503 });
  const endpointId = await scene.endpoint(receiver.url);
  await scene.attempt(await scene.delivery(endpointId));
  scene.desk.now += 5 * DAY - 1;
  await scene.attempt(await scene.delivery(endpointId));
  expect((await scene.stored(endpointId)).isActive).toBe(true);
  scene.desk.now += 1;
  const last = await scene.delivery(endpointId);
  expect(await scene.attempt(last)).toBeNull();
  expect(await scene.stored(endpointId)).toMatchObject({ isActive: false, disabledReason: "failing" });
  expect(await scene.row(last)).toMatchObject({ status: "cancelled", attempts: 1 });
  expect(await scene.told()).toEqual(["admin failing"]);
});

test("trouble is told to who made the endpoint, else to who manages the flow, else to the administrators", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => ({ status: 410 });
  const flow = await scene.desk.publish(oneTask());
  const grant = (principalId: number) =>
    getDb()
      .insert(flowGrants)
      .values({ flowId: flow.flowId, permission: "manage", principalType: "user", principalId });
  await grant(PEOPLE.leader);
  const make = () => scene.endpoint(receiver.url, { by: PEOPLE.leader, flowId: flow.flowId });
  const leave = (userId: number) => getDb().update(users).set({ isActive: false }).where(eq(users.id, userId));
  const endpoints = [await make(), await make(), await make()];
  await scene.attempt(await scene.delivery(endpoints[0] ?? 0));
  await grant(PEOPLE.director);
  await leave(PEOPLE.leader);
  await scene.attempt(await scene.delivery(endpoints[1] ?? 0));
  await leave(PEOPLE.director);
  await scene.attempt(await scene.delivery(endpoints[2] ?? 0));
  expect(await scene.told()).toEqual(["leader gone", "director gone", "admin gone"]);
});
