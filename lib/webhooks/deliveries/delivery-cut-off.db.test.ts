import { beforeEach, expect, test, vi } from "vitest";
import { PEOPLE } from "@/db/testing/installation";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import type { Resolve } from "@/lib/platform/outbound/guarded-lookup";
import { saveEndpoint } from "../commands/save-endpoint";
import { EndpointScene } from "../testing/endpoint-scene";
import { openReceiver } from "../testing/receiver";

let scene: EndpointScene;

beforeEach(async () => {
  scene = await EndpointScene.open();
});

test("a try that was cut off is seen, and repeated under the same id after a while and not before", async () => {
  const receiver = await openReceiver();
  let letGo = () => {};
  receiver.answer = () =>
    new Promise((resolve) => {
      letGo = () => resolve({});
    });
  const id = await scene.delivery(await scene.endpoint(receiver.url));
  const cut = scene.attempt(id);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 5000 });
  expect(await scene.attempts(id)).toMatchObject([{ no: 1, durationMs: null, httpStatus: null }]);
  expect(await scene.attempt(id)).toBe(45_000);

  receiver.answer = () => ({});
  scene.desk.now += 45_000;
  expect(await scene.attempt(id)).toBeNull();
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
  expect(await scene.row(id)).toMatchObject({ status: "delivered", attempts: 2 });

  letGo();
  await cut;
  expect(await scene.attempts(id)).toMatchObject([{ httpStatus: 200 }, { httpStatus: 200 }]);
  expect(await scene.row(id)).toMatchObject({ status: "delivered", attempts: 2 });
});

test("of two who try the same at once one sends", async () => {
  const receiver = await openReceiver();
  const id = await scene.delivery(await scene.endpoint(receiver.url));
  const answers = await Promise.all([1, 2, 3, 4].map(() => scene.attempt(id)));
  expect(answers.filter((answer) => answer === null).length).toBeGreaterThan(0);
  expect(receiver.received).toHaveLength(1);
  expect(await scene.attempts(id)).toHaveLength(1);
});

test("what was under way when the endpoint was switched off counts as arrived when it arrives", async () => {
  const receiver = await openReceiver();
  let letGo = () => {};
  receiver.answer = () =>
    new Promise((resolve) => {
      letGo = () => resolve({});
    });
  const endpointId = await scene.endpoint(receiver.url, { name: "Ledger" });
  const [id, waiting] = [await scene.delivery(endpointId), await scene.delivery(endpointId)];
  const slow = scene.attempt(id);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 5000 });
  const change = { kind: "change", endpointId, revision: 1, name: "Ledger", url: receiver.url, isActive: false };
  await saveEndpoint.run(scene.desk.as(PEOPLE.admin), { ...change, events: ["ticket.created"] });
  letGo();
  await slow;
  expect(await scene.row(id)).toMatchObject({ status: "delivered" });
  expect(await scene.row(waiting)).toMatchObject({ status: "cancelled" });
});

test("a receiver that does not answer in time is tried again", async () => {
  const receiver = await openReceiver();
  receiver.answer = () => new Promise(() => {});
  const id = await scene.delivery(await scene.endpoint(receiver.url));
  expect(await scene.attempt(id, { timeoutMs: 200 })).toBeGreaterThanOrEqual(5000);
  expect(await scene.attempts(id)).toMatchObject([{ httpStatus: null, errorCode: "timed_out" }]);
});

test("a redirect is not followed, and is no delivery", async () => {
  const [receiver, elsewhere] = [await openReceiver(), await openReceiver()];
  receiver.answer = () => ({ status: 307, headers: { location: elsewhere.url } });
  const id = await scene.delivery(await scene.endpoint(receiver.url));
  expect(await scene.attempt(id)).toBeGreaterThanOrEqual(5000);
  expect(elsewhere.received).toHaveLength(0);
  expect(await scene.attempts(id)).toMatchObject([{ errorCode: "redirect_refused", errorDetail: "HTTP 307" }]);
});

test("nothing is sent inside the network, whatever a name server says from one try to the next", async () => {
  const receiver = await openReceiver();
  const { port } = new URL(receiver.url);
  const answers = [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"]];
  const resolve: Resolve = (_name, _options, done) => {
    done(
      null,
      (answers.shift() ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  const allow = parseAllowList("");
  const id = await scene.delivery(await scene.endpoint(`http://rebinding.example:${port}/hooks`));
  for (let tries = 1; tries <= 3; tries += 1) scene.desk.now += (await scene.attempt(id, { allow, resolve })) ?? 0;
  expect(answers).toEqual([]);
  expect((await scene.attempts(id)).map(({ errorCode }) => errorCode)).toEqual(Array(3).fill("address_refused"));

  const local = await scene.delivery(await scene.endpoint(receiver.url));
  await scene.attempt(local, { allow });
  expect(await scene.attempts(local)).toMatchObject([{ errorCode: "address_refused" }]);
  expect(receiver.received).toHaveLength(0);
});
