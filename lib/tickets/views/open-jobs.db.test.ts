import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { PEOPLE } from "@/db/testing/installation";
import { CallScene, type Hook } from "@/lib/calls/testing/call-scene";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { retryJob } from "../commands/jobs/retry-job";
import { readTicketPage } from "./ticket-page";

let scene: CallScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await CallScene.open();
  receiver = await openReceiver();
});

const page = async (ticketId: number, userId: number) => {
  const found = await readTicketPage(getDb(), userId, ticketId);
  if (found === null) throw new Error("no page");
  return found;
};

async function failed(hook: Hook = {}) {
  const job = await scene.at(receiver.url, hook);
  await scene.turn(job);
  return job;
}

test("everybody who sees the ticket is told what was tried; who may intervene also what was sent and answered", async () => {
  receiver.answer = () => ({ status: 400, body: "secret is 4711" });
  const { ticketId } = await failed();
  const intervener = await page(ticketId, PEOPLE.admin);
  expect(intervener.jobs).toMatchObject([{ status: "failed", error: "call.bad_status: 400" }]);
  expect(intervener.calls).toMatchObject([
    {
      status: "failed",
      reason: "bad_status",
      detail: "400",
      tries: [{ no: 1, state: "ended", httpStatus: 400, errorCode: "bad_status", response: "secret is 4711" }],
      request: { method: "POST", url: receiver.url },
      nextTryAt: null,
    },
  ]);
  const requester = await page(ticketId, PEOPLE.alice);
  expect(requester.calls).toMatchObject([
    { reason: "bad_status", detail: "400", request: null, tries: [{ httpStatus: 400, errorDetail: "", response: "" }] },
  ]);
  expect(JSON.stringify([requester.calls, requester.jobs, requester.timeline])).not.toMatch(/4711|localhost/);
});

test("the other system's own words on a failure are for who may intervene, in the history too", async () => {
  receiver.answer = () => ({ body: '{"code": 1, "msg": "salary 4711 is too high"}' });
  const { ticketId } = await failed({ signature: "loonflow" });
  const intervener = await page(ticketId, PEOPLE.admin);
  expect([intervener.jobs[0]?.error, intervener.timeline.at(-1)?.comment]).toEqual(
    Array(2).fill("salary 4711 is too high"),
  );
  const requester = await page(ticketId, PEOPLE.alice);
  expect([requester.jobs[0]?.error, requester.timeline.at(-1)?.comment]).toEqual(Array(2).fill("call.answered_no"));
  expect(JSON.stringify(requester)).not.toMatch(/4711/);
});

test("values that were not taken are told by the labels of their fields", async () => {
  receiver.answer = () => ({ body: '{"fields": {"days": 4000}}' });
  const { ticketId } = await failed();
  expect((await page(ticketId, PEOPLE.admin)).calls[0]?.problems).toEqual([
    { label: "Days", code: "too_large", params: { max: 100 } },
  ]);
  expect((await page(ticketId, PEOPLE.alice)).calls[0]?.problems).toEqual([]);
});

test("earlier attempts of the same job are there as well, and when the next try is", async () => {
  receiver.answer = () => ({ status: 404 });
  const job = await failed();
  await retryJob.run(scene.desk.as(PEOPLE.admin), { ...job, reason: "again" });
  receiver.answer = () => ({ status: 503 });
  scene.desk.now = Date.now() - 60_000;
  await scene.turn({ ...job, attempt: 2 });
  const { calls } = await page(job.ticketId, PEOPLE.alice);
  expect(calls.map(({ attempt, status }) => [attempt, status])).toEqual([
    [2, "calling"],
    [1, "failed"],
  ]);
  expect(calls[0]?.nextTryAt).not.toBeNull();
});

test("a ticket that waits for no hook asks for no calls", async () => {
  const { ticketId } = await failed();
  expect((await page(ticketId, PEOPLE.alice)).calls).toEqual([]);
});
