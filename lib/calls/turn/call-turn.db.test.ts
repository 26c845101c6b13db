import { createHash, createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PEOPLE } from "@/db/testing/installation";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { CallScene } from "../testing/call-scene";

let scene: CallScene;
let receiver: Receiver;

beforeEach(async () => {
  scene = await CallScene.open();
  receiver = await openReceiver();
});
afterEach(() => scene.desk.expectSound());

const SECRET = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
const json = (body: unknown) => () => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const received = () => {
  const [first] = receiver.received;
  if (first === undefined) throw new Error("nothing was received");
  return first;
};

test("a ticket is told, signed, and goes on with what is answered", async () => {
  receiver.answer = json({ fields: { days: 7, note: "from stock", who: "hr1", secret: "x", title: "x" } });
  const job = await scene.at(receiver.url, { secret: SECRET, extra: { source: "skein" } });
  expect(await scene.turn(job)).toEqual({ status: "over", waitMs: null });

  const { method, headers, body } = received();
  const call = await scene.call(job);
  expect(method).toBe("POST");
  expect(headers).toMatchObject({ "content-type": "application/json", "webhook-id": call.id });
  const signed = `${call.id}.${headers["webhook-timestamp"]}.${body}`;
  const byHand = createHmac("sha256", Buffer.from(SECRET.slice(6), "base64"))
    .update(signed)
    .digest("base64");
  expect(headers["webhook-signature"]).toBe(`v1,${byHand}`);
  expect(headers["webhook-timestamp"]).toBe(String(scene.desk.now / 1000));
  expect(JSON.parse(body)).toMatchObject({
    id: job.ticketId,
    title: "A ticket",
    source: "skein",
    nodes: [{ key: "call" }],
    requester: { username: "alice" },
    fields: { days: 3, note: null },
  });

  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
  expect(await scene.desk.assignees(job.ticketId)).toEqual([PEOPLE.leader]);
  const { values, title } = await scene.desk.ticket(job.ticketId);
  expect({ values, title }).toEqual({
    values: { days: 7, note: "from stock", who: PEOPLE.hr1, secret: "4711" },
    title: "A ticket",
  });
  expect(call).toMatchObject({ status: "done", tries: 1, sealedRequest: null, reason: "" });
  expect(await scene.tries(job)).toMatchObject([{ no: 1, httpStatus: 200, errorCode: "" }]);
  expect(await scene.turn(job)).toEqual({ status: "over", waitMs: null });
  expect(receiver.received).toHaveLength(1);
});

test("the library of the standard takes the signature, of a request without a body too", async () => {
  scene.desk.now = Math.floor(Date.now() / 1000) * 1000;
  for (const method of ["POST", "GET"] as const) {
    await scene.turn(await scene.at(receiver.url, { method, secret: SECRET }));
    const { headers, body } = receiver.received.at(-1) ?? received();
    expect(() => new Webhook(SECRET).verify(body, headers, { jsonParse: false })).not.toThrow();
  }
  expect(receiver.received.map(({ method, body }) => [method, body === ""])).toEqual([
    ["POST", false],
    ["GET", true],
  ]);
});

test("nothing of a field that the node hides is sent, answered or kept", async () => {
  const body = "{{ ticket | json }} {{ form.secret }} {{ ticket.fields.secret }}";
  await scene.turn(await scene.at(receiver.url));
  const job = await scene.at(receiver.url, { body, fields: { days: "read" } });
  await scene.turn(job);
  expect(JSON.stringify(receiver.received)).not.toMatch(/4711/);
  expect(receiver.received[1]?.body).toMatch(/"title":null/);
  expect(JSON.stringify(await scene.call(job))).not.toMatch(/4711/);
});

test("address, headers and body are templates, and the node says where in the answer its fields stand", async () => {
  receiver.answer = json({ result: { items: [{ count: 12 }], text: "found" }, fields: { days: 99 } });
  const job = await scene.at(`${receiver.url}/{{ ticket.id }}?who={{ requester.username | url_encode }}`, {
    method: "PUT",
    headers: [
      { name: "X-Days", value: "{{ form.days }}" },
      { name: "Content-Type", value: "text/plain" },
      { name: "Webhook-Id", value: "mine" },
      { name: "Host", value: "evil.example" },
    ],
    body: '{{ node.key }} {{ ticket.title }} {{ form.note | default: "none" }}',
    fill: { days: "result.items.0.count", note: "result.text", who: "result.nobody" },
  });
  await scene.turn(job);
  const { path, method, headers, body } = received();
  expect([path, method, body]).toEqual([`/hooks/${job.ticketId}?who=alice`, "PUT", "call A ticket none"]);
  expect(headers).toMatchObject({ "x-days": "3", "content-type": "text/plain", host: new URL(receiver.url).host });
  expect(headers["webhook-id"]).toBe((await scene.call(job)).id);
  expect((await scene.desk.ticket(job.ticketId)).values).toEqual({ days: 12, note: "found", secret: "4711" });
});

test("a receiver written for loonflow is sent what it always was, and says code 0", async () => {
  receiver.answer = json({ code: 0, msg: "ok, thanks" });
  const job = await scene.at(receiver.url, {
    signature: "loonflow",
    secret: "hooktok",
    extra: { extra_info: { a: 1 } },
  });
  await scene.turn(job);
  const { headers, body } = received();
  expect(headers.signature).toBe(createHash("md5").update(`${headers.timestamp}hooktok`).digest("hex"));
  const flow = await scene.desk.ticket(job.ticketId);
  expect(JSON.parse(body)).toMatchObject({
    id: job.ticketId,
    sn: flow.serial,
    creator: "alice",
    title: "A ticket",
    workflow_id: flow.flowId,
    participant_type_id: 10,
    participant: "***",
    days: 3,
    secret: "4711",
    note: null,
    extra_info: { a: 1 },
  });
  expect(await scene.jobStatus(job)).toEqual(["done 1"]);
  expect((await scene.desk.lastEntry(job.ticketId)).comment).toBe("ok, thanks");
});

test.each<[string, unknown, string, string]>([
  ["another code", { code: -1, msg: "no stock" }, "no stock", "answered_no"],
  ["another code without a word", { code: "E1" }, "call.answered_no", "answered_no"],
  ["no code", { msg: "hello" }, "call.bad_answer", "bad_answer"],
])("from a loonflow receiver %s is a failure at once", async (_name, answer, error, reason) => {
  receiver.answer = json(answer);
  const job = await scene.at(receiver.url, { signature: "loonflow", secret: "hooktok" });
  expect(await scene.turn(job)).toEqual({ status: "over", waitMs: null });
  expect(await scene.desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error }]);
  expect((await scene.desk.lastEntry(job.ticketId)).comment).toBe(error);
  expect(await scene.call(job)).toMatchObject({ status: "failed", reason, tries: 1 });
});

test("values that the form does not take fail the job, with a problem for each", async () => {
  receiver.answer = json({ fields: { days: 1000, note: "x".repeat(30), who: "nobody" } });
  const job = await scene.at(receiver.url);
  await scene.turn(job);
  expect(await scene.desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error: "call.fields_refused" }]);
  expect(await scene.call(job)).toMatchObject({
    status: "failed",
    reason: "fields_refused",
    problems: [
      { path: "days", code: "too_large", params: { max: 100 } },
      { path: "note", code: "too_long", params: { max: 20 } },
      { path: "who", code: "not_a_person" },
    ],
  });
  expect((await scene.desk.ticket(job.ticketId)).values).toMatchObject({ days: 3 });
});
