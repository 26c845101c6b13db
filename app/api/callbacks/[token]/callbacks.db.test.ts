import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobRef } from "@/db/store/call-store";
import { PEOPLE } from "@/db/testing/installation";
import { takeCallBack } from "@/lib/calls/commands/take-call-back";
import { CallScene, type Hook } from "@/lib/calls/testing/call-scene";
import { moveTicket } from "@/lib/tickets/commands/move-ticket";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import * as route from "./route";

const DAY = 86_400_000;

let scene: CallScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await CallScene.open();
  receiver = await openReceiver();
});
afterEach(() => scene.desk.expectSound());

const addressIn = (index = -1) =>
  (JSON.parse(receiver.received.at(index)?.body ?? "{}") as { callbackUrl: string }).callbackUrl;

/** A call that was taken: its job, and where it may be answered. */
async function waiting(hook: Hook = {}): Promise<{ job: JobRef; url: string }> {
  const job = await scene.at(receiver.url, { waitsForCallback: true, ...hook });
  await scene.turn(job);
  return { job, url: addressIn() };
}

async function post(url: string, body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await route.POST(new Request(url, { method: "POST", body: text }));
  return { status: response.status, body: await response.json() };
}
const NOT_FOUND = {
  status: 404,
  body: { error: { code: "not_found", reason: "not_found", params: {}, problems: [] } },
};
const values = async ({ ticketId }: JobRef) => (await scene.desk.ticket(ticketId)).values;

test("the ticket waits for the call back and goes on with what it brings, once", async () => {
  const { job, url } = await waiting();
  expect(url).toMatch(/^http:\/\/localhost:3000\/api\/callbacks\/[\w-]{43}$/);
  expect(await scene.jobStatus(job)).toEqual(["waiting 1"]);
  expect(await scene.turn(job)).toEqual({ status: "waiting", waitMs: 7 * DAY });
  const answer = { message: " all there ", fields: { days: 8, note: "ok", secret: "x" } };
  expect(await post(url, answer)).toEqual({ status: 200, body: { ok: true } });
  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
  expect(await values(job)).toEqual({ days: 8, note: "ok", secret: "4711" });
  expect((await scene.desk.lastEntry(job.ticketId)).comment).toBe("all there");
  expect(await scene.desk.assignees(job.ticketId)).toEqual([PEOPLE.leader]);
  expect(await scene.call(job)).toMatchObject({ status: "done", callbackHash: null, sealedRequest: null });

  expect(await post(url, answer)).toEqual(NOT_FOUND);
  expect(await post(url.replace(/.{43}$/, "x".repeat(43)), answer)).toEqual(NOT_FOUND);
  expect(await scene.turn(job)).toEqual({ status: "over", waitMs: null });
});

test("an empty call back says that it went well", async () => {
  const { job, url } = await waiting();
  expect((await post(url, "")).status).toBe(200);
  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
});

test("that it went wrong fails the job, in the other system's own words", async () => {
  const { job, url } = await waiting();
  expect((await post(url, { result: false, message: "no disk" })).status).toBe(200);
  expect(await scene.desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error: "no disk" }]);
  expect((await scene.desk.lastEntry(job.ticketId)).comment).toBe("no disk");
  expect(await scene.call(job)).toMatchObject({ status: "failed", reason: "answered_no", detail: "no disk" });
  expect(await post(url, {})).toEqual(NOT_FOUND);
});

test("a call back may come before our own call has returned", async () => {
  let early = { status: 0 };
  receiver.answer = async ({ body }) => {
    early = await post((JSON.parse(body) as { callbackUrl: string }).callbackUrl, { fields: { days: 2 } });
    return {};
  };
  const { job } = await waiting();
  expect(early.status).toBe(200);
  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
  expect(await values(job)).toMatchObject({ days: 2 });
  expect(await scene.tries(job)).toMatchObject([{ httpStatus: 200 }]);
});

test("of two at once one counts", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { job, url } = await waiting();
    const answers = await Promise.all([5, 6].map((days) => post(url, { fields: { days } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    const first = answers.findIndex(({ status }) => status === 200);
    expect(await values(job)).toMatchObject({ days: 5 + first });
  }
});

test("what the form does not take changes nothing, is kept to be seen, and a better answer may follow", async () => {
  const { job, url } = await waiting();
  const problems = [{ path: "days", code: "too_large", params: { max: 100 } }];
  expect(await post(url, { fields: { days: 101 } })).toEqual({
    status: 422,
    body: { error: { code: "refused", reason: "invalid_fields", params: {}, problems } },
  });
  expect(await scene.jobStatus(job)).toEqual(["waiting 1"]);
  expect(await scene.call(job)).toMatchObject({ status: "waiting", problems });
  expect((await post(url, { fields: { days: 100 } })).status).toBe(200);
  expect(await scene.call(job)).toMatchObject({ status: "done", problems: [] });
});

test.each(["nonsense", "[]", '{"result":"yes"}', '{"message":7}', '{"fields":[]}', `"${"x".repeat(1_000_001)}"`])(
  "%.20s is refused, whatever the address",
  async (body) => {
    const { job, url } = await waiting();
    expect((await post(url, body)).status).toBe(400);
    expect((await post("http://localhost:3000/api/callbacks/nothing", body)).status).toBe(400);
    expect(await scene.jobStatus(job)).toEqual(["waiting 1"]);
  },
);

test("the node says where in the call back its fields stand", async () => {
  const { job, url } = await waiting({ fill: { days: "order.items.0.count" } });
  expect((await post(url, { order: { items: [{ count: 4 }] }, fields: { days: 9 } })).status).toBe(200);
  expect(await values(job)).toMatchObject({ days: 4 });
});

test("nobody calls back in time: the job fails, and a call back that comes then is too late", async () => {
  const { job, url } = await waiting({ callbackTimeoutSeconds: 3600 });
  scene.desk.now += 3_599_000;
  expect(await scene.turn(job)).toEqual({ status: "waiting", waitMs: 1000 });
  scene.desk.now += 1000;
  expect(await scene.turn(job)).toEqual({ status: "over", waitMs: null });
  expect(await scene.desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error: "call.no_call_back" }]);
  expect(await scene.call(job)).toMatchObject({ status: "failed", reason: "no_call_back" });
  expect(await post(url, {})).toEqual(NOT_FOUND);
});

test("running out of time against calling back: one of them", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { job, url } = await waiting({ callbackTimeoutSeconds: 60 });
    scene.desk.now += 60_000;
    const [answer] = await Promise.all([post(url, {}), scene.turn(job)]);
    expect(await scene.jobStatus(job)).toEqual([answer.status === 200 ? "done 1" : "failed 1"]);
  }
});

test("a ticket that was moved on wants no answer any more", async () => {
  const { job, url } = await waiting();
  const { flowId } = await scene.desk.ticket(job.ticketId);
  const nodeId = scene.desk.flows.get(flowId)?.node.work;
  await moveTicket.run(scene.desk.as(PEOPLE.admin), { ticketId: job.ticketId, nodeId, reason: "by hand" });
  expect(await post(url, { fields: { days: 9 } })).toEqual(NOT_FOUND);
  expect(await values(job)).toMatchObject({ days: 3 });
  expect(await scene.call(job)).toMatchObject({ status: "cancelled" });
  expect(await post(url, {})).toEqual(NOT_FOUND);
});

test("the address answers to POST alone, and only Skein itself brings answers", async () => {
  expect(Object.keys(route).filter((name) => /^[A-Z]+$/.test(name))).toEqual(["POST"]);
  const input = { token: "x", callBack: {} };
  await expect(takeCallBack.run(scene.desk.as(PEOPLE.admin), input)).rejects.toMatchObject({ code: "forbidden" });
});
