import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { hookCalls } from "@/db/schema/outgoing/calls";
import { PEOPLE } from "@/db/testing/installation";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import { skipJob } from "@/lib/tickets/commands/jobs/skip-job";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { sweepCalls } from "../commands/sweep-calls";
import { CallScene } from "../testing/call-scene";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let scene: CallScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await CallScene.open();
  receiver = await openReceiver();
});
afterEach(() => scene.desk.expectSound());

const ids = () => receiver.received.map(({ headers }) => headers["webhook-id"]);
const errors = async (job: Parameters<CallScene["tries"]>[0]) =>
  (await scene.tries(job)).map(({ httpStatus, errorCode }) => `${httpStatus} ${errorCode}`);

/** A server that does with a connection what `answer` says. */
async function rawServer(answer: (response: http.ServerResponse) => void): Promise<string> {
  const server = http.createServer((_request, response) => answer(response));
  server.listen(0, "localhost");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

/** Where nobody listens any more. */
async function closedAddress(): Promise<string> {
  const server = http.createServer().listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://localhost:${port}/`;
}

test("what fails for a while is tried six times in an hour and a quarter, always as the same message", async () => {
  receiver.answer = () => ({ status: 503 });
  const job = await scene.at(receiver.url);
  const begunAt = scene.desk.now;
  const { body } = await scene.play(job).then(() => receiver.received[0] ?? { body: "" });
  expect(scene.desk.now - begunAt).toBeGreaterThanOrEqual(72 * MINUTE);
  expect(scene.desk.now - begunAt).toBeLessThanOrEqual(1.2 * 73 * MINUTE);
  expect(new Set(ids()).size).toBe(1);
  expect(receiver.received.map((call) => call.body)).toEqual(Array(6).fill(body));
  expect(await errors(job)).toEqual(Array(6).fill("503 bad_status"));
  expect(await scene.desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error: "call.bad_status: 503" }]);
  expect(await scene.call(job)).toMatchObject({ status: "failed", reason: "bad_status", detail: "503", tries: 6 });
});

test("who retries makes a new message; what was tried before stays to be read", async () => {
  receiver.answer = () => ({ status: 400, body: "no such thing" });
  const job = await scene.at(receiver.url);
  await scene.turn(job);
  const again = { ticketId: job.ticketId, jobNo: job.jobNo, reason: "it is back" };
  await retryJob.run(scene.desk.as(PEOPLE.admin), again);
  receiver.answer = () => ({});
  await scene.turn(job);
  expect(receiver.received).toHaveLength(1);
  await scene.turn({ ...job, attempt: 2 });
  expect(new Set(ids()).size).toBe(2);
  expect(await scene.jobStatus(job)).toEqual(["done 2"]);
  expect((await scene.calls(job.ticketId)).map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, "failed"],
    [2, "done"],
  ]);
  expect(await scene.tries(job)).toMatchObject([{ httpStatus: 400, response: "no such thing" }]);
});

test.each([400, 401, 404, 422, 304])("HTTP %i fails at once", async (status) => {
  receiver.answer = () => ({ status });
  const job = await scene.at(receiver.url);
  expect(await scene.turn(job)).toEqual({ status: "over", waitMs: null });
  expect(await scene.call(job)).toMatchObject({ status: "failed", reason: "bad_status", detail: String(status) });
});

test.each([408, 425, 429, 500, 502])("HTTP %i may pass", async (status) => {
  receiver.answer = () => ({ status });
  const job = await scene.at(receiver.url);
  expect((await scene.turn(job)).status).toBe("calling");
  receiver.answer = () => ({});
  await scene.play(job);
  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
});

test("a receiver that is gone for good has its own reason, and one that asks to be left alone is", async () => {
  receiver.answer = () => ({ status: 410 });
  const gone = await scene.at(receiver.url);
  await scene.turn(gone);
  expect(await scene.desk.jobs(gone.ticketId)).toMatchObject([{ status: "failed", error: "call.gone" }]);
  for (const status of [429, 503]) {
    receiver.answer = () => ({ status, headers: { "retry-after": "300" } });
    expect((await scene.turn(await scene.at(receiver.url))).waitMs).toBe(300_000);
  }
  receiver.answer = () => ({ status: 500, headers: { "retry-after": "300" } });
  expect((await scene.turn(await scene.at(receiver.url))).waitMs).toBeLessThan(10_000);
});

test("nobody there, an address inside, a redirect", async () => {
  const away = await scene.at(await closedAddress());
  expect((await scene.turn(away)).status).toBe("calling");
  expect(await errors(away)).toEqual(["null unreachable"]);

  const inside = await scene.at(receiver.url);
  await scene.turn(inside, { allow: parseAllowList("") });
  expect(await scene.desk.jobs(inside.ticketId)).toMatchObject([{ status: "failed", error: "call.address_refused" }]);

  const elsewhere = await openReceiver();
  receiver.answer = () => ({ status: 307, headers: { location: elsewhere.url } });
  const redirected = await scene.at(receiver.url);
  await scene.turn(redirected);
  expect(await errors(redirected)).toEqual(["null redirect_refused"]);
  expect(await scene.jobStatus(redirected)).toEqual(["failed 1"]);
  expect([receiver.received.length, elsewhere.received.length]).toEqual([1, 0]);
});

test("a silent receiver, and one that never comes to an end, are given up after a while", async () => {
  const silent = await rawServer(() => {});
  const dripping = await rawServer((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => response.write(" "), 50);
    response.on("close", () => clearInterval(drip));
  });
  for (const url of [silent, dripping]) {
    const job = await scene.at(url, { timeoutSeconds: 1 });
    expect((await scene.turn(job)).status).toBe("calling");
    expect(await errors(job)).toEqual(["null timed_out"]);
  }
});

test("of a huge answer so much is read and no more; without fields to fill it is a success", async () => {
  let sent = 0;
  const flood = await rawServer((response) => {
    const chunk = "x".repeat(100_000);
    const more = () => {
      sent += chunk.length;
      if (sent < 50_000_000 && !response.destroyed) response.write(chunk, () => setImmediate(more));
      else response.end();
    };
    more();
  });
  const careless = await scene.at(flood);
  await scene.turn(careless);
  expect(await scene.jobStatus(careless)).toEqual(["done 1"]);
  expect((await scene.tries(careless))[0]?.response).toHaveLength(2000);
  expect(sent).toBeLessThan(40_000_000);
  sent = 0;
  const asking = await scene.at(flood, { fill: { days: "days" } });
  await scene.turn(asking);
  expect(await scene.call(asking)).toMatchObject({ status: "failed", reason: "bad_answer" });
});

test("what cannot be made or signed fails visibly, and nothing is sent", async () => {
  const cases: [Parameters<CallScene["at"]>[1], string][] = [
    [{ body: "{{ form.days | times: 2 | nonsense }}" }, "request_invalid"],
    [{ body: "{% for i in (1..100000000) %}x{% endfor %}" }, "request_invalid"],
    [{ headers: [{ name: "x-note", value: "{{ 'a\nb' }}" }] }, "header_refused"],
    [{ sealedSecret: "sealed elsewhere" }, "secret_unreadable"],
  ];
  for (const [hook, reason] of cases) {
    const job = await scene.at(receiver.url, hook);
    await scene.play(job);
    expect(await scene.call(job), reason).toMatchObject({ status: "failed", reason });
    expect(await scene.jobStatus(job)).toEqual(["failed 1"]);
  }
  const unmade = await scene.at("{{ form.nothing }}");
  await scene.turn(unmade);
  expect(await scene.call(unmade)).toMatchObject({ status: "failed", reason: "address_refused" });
  expect(receiver.received).toHaveLength(0);
});

test("a try that was cut off is seen, and repeated as the same message after a while and not before", async () => {
  let letGo = () => {};
  receiver.answer = () =>
    new Promise((resolve) => {
      letGo = () => resolve({ body: '{"fields":{"days":9}}' });
    });
  const job = await scene.at(receiver.url);
  const cut = scene.turn(job);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 5000 });
  expect(await scene.tries(job)).toMatchObject([{ no: 1, durationMs: null, httpStatus: null }]);
  expect(await scene.turn(job)).toEqual({ status: "calling", waitMs: 40_000 });

  receiver.answer = () => ({ body: '{"fields":{"days":5}}' });
  scene.desk.now += 40_000;
  await scene.turn(job);
  expect(new Set(ids()).size).toBe(1);
  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
  letGo();
  expect(await cut).toEqual({ status: "over", waitMs: null });
  expect((await scene.desk.ticket(job.ticketId)).values).toMatchObject({ days: 5 });
  expect(await scene.tries(job)).toMatchObject([{ httpStatus: 200 }, { httpStatus: 200 }]);
});

test("of many who do the same at once one sends", async () => {
  const job = await scene.at(receiver.url);
  const turns = await Promise.all([1, 2, 3, 4].map(() => scene.turn(job)));
  expect(turns.some(({ status }) => status === "over")).toBe(true);
  expect(receiver.received).toHaveLength(1);
  expect(await scene.tries(job)).toHaveLength(1);
  expect(await getDb().select().from(hookCalls)).toHaveLength(1);
});

test("nobody is called for a ticket that has gone on, and an answer that comes then changes nothing", async () => {
  const skipped = await scene.at(receiver.url);
  await skipJob.run(scene.desk.as(PEOPLE.admin), { ...skipped, reason: "by hand" });
  expect(await scene.turn(skipped)).toEqual({ status: "over", waitMs: null });
  expect(receiver.received).toHaveLength(0);

  receiver.answer = () => ({ status: 500 });
  const closed = await scene.at(receiver.url);
  await scene.turn(closed);
  await closeTicket.run(scene.desk.as(PEOPLE.admin), { ticketId: closed.ticketId, reason: "over" });
  scene.desk.now += HOUR;
  await scene.turn(closed);
  expect(await scene.call(closed)).toMatchObject({ status: "cancelled", sealedRequest: null });
  expect(receiver.received).toHaveLength(1);

  receiver.answer = async () => {
    await skipJob.run(scene.desk.as(PEOPLE.admin), { ...late, reason: "meanwhile" });
    return { body: '{"fields":{"days":9}}' };
  };
  const late = await scene.at(receiver.url);
  await scene.turn(late);
  expect(await scene.call(late)).toMatchObject({ status: "cancelled" });
  expect((await scene.desk.ticket(late.ticketId)).values).toMatchObject({ days: 3 });
});

test("what nobody wants any more is ended by the sweeper, with what it kept sealed; the rest is left alone", async () => {
  receiver.answer = () => ({ status: 500 });
  const [wanted, forsaken] = [await scene.at(receiver.url), await scene.at(receiver.url)];
  for (const job of [wanted, forsaken]) await scene.turn(job);
  await skipJob.run(scene.desk.as(PEOPLE.admin), { ...forsaken, reason: "by hand" });
  expect(await sweepCalls.run(scene.desk.system(), {})).toEqual({ cancelled: 1 });
  expect(await sweepCalls.run(scene.desk.system(), {})).toEqual({ cancelled: 0 });
  expect(await scene.call(forsaken)).toMatchObject({ status: "cancelled", sealedRequest: null });
  expect(await scene.call(wanted)).toMatchObject({ status: "calling" });
  await expect(sweepCalls.run(scene.desk.as(PEOPLE.admin), {})).rejects.toMatchObject({ code: "forbidden" });
});

test("what people are shown of it has no secrets in it", async () => {
  receiver.answer = ({ headers, body }) => ({ status: 400, body: `${JSON.stringify(headers)} ${body}` });
  const url = `${receiver.url}?api_key=k-e-y&page=2`;
  const job = await scene.at(url, {
    secret: "hush-hush",
    waitsForCallback: true,
    headers: [
      { name: "Authorization", value: "Bearer abc.def" },
      { name: "X-Api-Key", value: "12345678" },
      { name: "X-Plain", value: "hush-hush, plain" },
    ],
    extra: { password: "pa55word", note: "to be seen" },
  });
  await scene.turn(job);
  const { body } = receiver.received[0] ?? { body: "" };
  const token = /callbacks\/([\w-]{43})/.exec(body)?.[1] ?? "no token";
  const shown = JSON.stringify([await scene.call(job), await scene.tries(job)]);
  for (const secret of [token, "hush-hush", "abc.def", "12345678"]) expect(shown, secret).not.toContain(secret);
  const { request } = await scene.call(job);
  expect(JSON.stringify(request)).not.toMatch(/pa55word|k-e-y/);
  expect(request).toMatchObject({ method: "POST", url: `${receiver.url}?api_key=…&page=2` });
  expect(request?.headers).toContainEqual({ name: "x-plain", value: "…, plain" });
  expect(request?.body).toMatch(/"note": "to be seen"/);
});
