import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { findDelivery, listDeliveries } from "@/db/queries/webhooks/deliveries";
import { findEndpoint, listEndpoints } from "@/db/queries/webhooks/endpoints";
import { webhookDeliveries } from "@/db/schema/outgoing/webhooks";
import { PEOPLE } from "@/db/testing/installation";
import { oneTask } from "@/lib/tickets/testing/flows";
import { replayDelivery } from "../commands/replay-delivery";
import { rotateSecret } from "../commands/rotate-secret";
import { sendTest } from "../commands/send-test";
import { toEndpointView } from "../endpoints/endpoint-view";
import { EndpointScene } from "../testing/endpoint-scene";
import { openReceiver, type Receiver } from "../testing/receiver";

const { admin } = PEOPLE;
const HOUR = 3_600_000;

let scene: EndpointScene;
let receiver: Receiver;
let endpointId: number;
let ticketId: number;

beforeEach(async () => {
  scene = await EndpointScene.open();
  receiver = await openReceiver();
  endpointId = await scene.endpoint(receiver.url, { name: "Ledger", events: ["ticket.closed"] });
  ticketId = await scene.desk.file(await scene.desk.publish(oneTask(), "Leave"));
});

async function dead(event = "ticket.created"): Promise<string> {
  const id = await scene.delivery(endpointId, { ticketId, event });
  await getDb()
    .update(webhookDeliveries)
    .set({ status: "dead", settledAt: new Date(scene.desk.now) })
    .where(eq(webhookDeliveries.id, id));
  return id;
}

const list = (filter: Partial<Parameters<typeof listDeliveries>[2]> = {}) =>
  listDeliveries(getDb(), endpointId, { status: null, event: null, before: null, limit: 10, ...filter });
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

test("the log is read newest first, page by page, and by what became of deliveries and event", async () => {
  const first = await scene.delivery(endpointId, { ticketId });
  await scene.attempt(first);
  const second = await dead("ticket.closed");
  const third = await scene.delivery(endpointId);
  expect(idsOf(await list())).toEqual([third, second, first]);
  const page = await list({ limit: 2 });
  expect(idsOf(await list({ before: page.at(-1)?.seq ?? 0 }))).toEqual([first]);
  expect(idsOf(await list({ status: "delivered" }))).toEqual([first]);
  expect(idsOf(await list({ status: "pending" }))).toEqual([third]);
  expect(idsOf(await list({ event: "ticket.closed" }))).toEqual([second]);
  expect((await list())[2]).toMatchObject({
    ticket: { id: ticketId, serial: expect.any(String) },
    attempts: 1,
    last: { httpStatus: 200, errorCode: "", durationMs: expect.any(Number) },
    nextAttemptAt: null,
  });
  expect((await list())[0]).toMatchObject({ ticket: null, last: null, nextAttemptAt: expect.any(String) });
});

test("what was sent again and arrived is missed no more, and what was not is", async () => {
  const [early, late] = [await dead(), await dead()];
  const { deliveryId } = await replayDelivery.run(scene.desk.as(admin), { deliveryId: early });
  expect(idsOf(await list({ status: "missed" }))).toEqual([late]);
  receiver.answer = () => ({ status: 410 });
  await scene.attempt(deliveryId);
  expect(idsOf(await list({ status: "missed" }))).toEqual([deliveryId, late, early]);
  expect(await findEndpoint(getDb(), endpointId)).toMatchObject({ missed: 2, pending: 0 });
});

test("one delivery is told with what was sent and each try", async () => {
  const id = await scene.delivery(endpointId);
  receiver.answer = () => ({ status: 500, body: "later" });
  scene.desk.now += (await scene.attempt(id)) ?? 0;
  receiver.answer = () => ({ status: 204 });
  await scene.attempt(id);
  expect(await findDelivery(getDb(), id)).toMatchObject({
    endpointId,
    flowId: null,
    status: "delivered",
    payload: { data: { zulu: 1, alpha: "请假" } },
    attempts: [
      { no: 1, httpStatus: 500, errorCode: "bad_status", response: "later" },
      { no: 2, httpStatus: 204, errorCode: "", response: "" },
    ],
  });
});

test("an endpoint is told with how it does and never with its secret", async () => {
  const fresh = await findEndpoint(getDb(), endpointId);
  expect(fresh).toMatchObject({
    name: "Ledger",
    flow: null,
    missed: 0,
    pending: 0,
    missedSince: null,
    lastSuccessAt: null,
  });
  scene.desk.now = Date.now() - HOUR;
  await rotateSecret.run(scene.desk.as(admin), { endpointId, revision: 1 });
  await sendTest.run(scene.desk.as(admin), { endpointId });
  await dead();
  const found = await findEndpoint(getDb(), endpointId);
  expect(found).toMatchObject({
    revision: 2,
    pending: 1,
    missed: 1,
    missedSince: new Date(scene.desk.now).toISOString(),
    rotatingUntil: new Date(scene.desk.now + 24 * HOUR).toISOString(),
    createdBy: { name: "admin", username: "admin" },
  });
  const view = found === null ? null : toEndpointView(found);
  expect(view).toMatchObject({ events: ["ticket.closed"], createdBy: { name: "admin", username: "admin" } });
  const { sealedSecret } = await scene.stored(endpointId);
  for (const secret of [scene.secrets.get(endpointId) ?? "", sealedSecret]) {
    expect(JSON.stringify([found, view])).not.toContain(secret);
  }
});

test("endpoints of every flow stand before those of one, which a flow's page lists alone", async () => {
  const { flowId } = await scene.desk.ticket(ticketId);
  const own = await scene.endpoint(receiver.url, { flowId, name: "Own" });
  expect((await listEndpoints(getDb(), null)).map(({ id }) => id)).toEqual([endpointId, own]);
  expect(await listEndpoints(getDb(), flowId)).toMatchObject([{ id: own, flow: { id: flowId, name: "Leave" } }]);
});
