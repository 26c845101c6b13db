import { Webhook } from "standardwebhooks";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { hookCalls } from "@/db/schema/outgoing/calls";
import { outbox } from "@/db/schema/outgoing/outbox";
import { asUser, LEAVE, PEOPLE } from "@/db/testing/installation";
import { HookNode } from "@/lib/flows/definition";
import { sealNodeSecret } from "@/lib/flows/secrets/node-secret";
import { context, draftOf, installManagedFlow, OUTSIDERS } from "@/lib/flows/testing/flow-scene";
import { TryCallInput } from "@/lib/flows/trials/schema";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { makeTrial } from "../trial/make-trial";
import { tryCall } from "./try-call";

const SECRET = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
let flowId: number;
let receiver: Receiver;

beforeAll(async () => {
  flowId = await installManagedFlow();
});
beforeEach(async () => {
  receiver = await openReceiver();
});

const FORM = {
  fields: [
    { key: "days", type: "number", label: "Days", max: 10 },
    { key: "note", type: "text", label: "Note" },
    { key: "who", type: "person", label: "Who" },
    { key: "secret", type: "text", label: "Secret" },
  ],
};

function hook(url: string, more: object = {}) {
  const fields = { days: "edit", note: "read", who: "edit" };
  return { key: "call", name: "Call", type: "hook", fields, hook: { url, ...more } };
}
function trial(node: object, more: object = {}) {
  return { flowId, node, form: FORM, title: "A trial", values: { days: 3, secret: "4711" }, isSent: true, ...more };
}
/** As the command does it, where this machine may be called. */
async function sent(node: object, more: object = {}) {
  const ctx = context(asUser(PEOPLE.hr1));
  const input = TryCallInput.parse(trial(node, more));
  const person = { id: PEOPLE.hr1, username: "hr1", name: "hr1" };
  const flow = { id: flowId, name: "Leave", nodeId: 0, fieldKeys: {}, person };
  return makeTrial({ ...ctx, allow: parseAllowList("localhost") }, { input, flow });
}
const answers = (body: unknown, status = 200) => {
  receiver.answer = () => ({
    status,
    headers: { "content-type": "application/json", "x-echo": SECRET },
    body: JSON.stringify(body),
  });
};
const received = () => receiver.received[0] ?? expect.fail("nothing was received");

test("a call is made and signed as for a ticket, and what it would fill in is told", async () => {
  answers({ fields: { days: 7, who: "leader", note: "x" }, echo: SECRET });
  const tried = await sent(hook(receiver.url, { sealedSecret: sealNodeSecret(SECRET), extra: { source: "skein" } }));
  const { body, headers } = received();
  expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toMatchObject({
    title: null,
    source: "skein",
    isTest: true,
    fields: { days: 3, note: null },
  });
  expect(body).not.toContain("4711");
  expect(tried).toMatchObject({
    outcome: "done",
    reason: "",
    answer: { status: 200, values: { days: 7, who: PEOPLE.leader }, foreign: ["note"], problems: [] },
  });
  expect(JSON.stringify(tried)).not.toContain(SECRET);
  const kept = await Promise.all([hookCalls, outbox].map((table) => getDb().select().from(table)));
  expect(kept).toEqual([[], []]);
});

test("receivers written for loonflow are told every field", async () => {
  answers({ code: 0, msg: "fine" });
  const tried = await sent(hook(receiver.url, { signature: "loonflow", sealedSecret: sealNodeSecret("s3cret") }));
  expect(JSON.parse(received().body)).toMatchObject({ workflow_id: flowId, secret: "4711", creator: "hr1" });
  expect(tried).toMatchObject({ outcome: "done", reason: "" });
});

test.each([
  [200, { fields: { days: 11 } }, {}, { outcome: "done", answer: { problems: [{ path: "days", code: "too_large" }] } }],
  [200, { at: { days: 2 } }, { fill: { days: "at.days" } }, { outcome: "done", answer: { values: { days: 2 } } }],
  [503, {}, {}, { outcome: "again", reason: "bad_status", detail: "503", answer: { status: 503 } }],
  [404, {}, {}, { outcome: "failed", reason: "bad_status", detail: "404" }],
  [202, {}, { waitsForCallback: true }, { outcome: "held" }],
])("%d with %j", async (status, body, more, expected) => {
  answers(body, status);
  expect(await sent(hook(receiver.url, more))).toMatchObject(expected);
});

test("the request alone is not sent, and a template that fails is told", async () => {
  const body = '{"days": {{ form.days }}}';
  const headers = [{ name: "Authorization", value: "Bearer abcdef" }];
  const made = await sent(hook(receiver.url, { body, headers }), { isSent: false });
  expect(made).toMatchObject({ outcome: "made", answer: null, request: { body: '{\n  "days": 3\n}' } });
  expect(made.request?.headers).toContainEqual({ name: "authorization", value: "…" });
  expect(await sent(hook(receiver.url, { body: "{{ form.days" }))).toMatchObject({
    request: null,
    outcome: "failed",
    reason: "request_invalid",
  });
  expect(receiver.received).toEqual([]);
});

const run = (node: object, more: object = {}, by: number = PEOPLE.hr1) =>
  tryCall.run(context(asUser(by)), trial(node, more));

test.each(["http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://10.0.0.1/"])(
  "%s is refused",
  async (url) => {
    expect(await run(hook(url))).toMatchObject({ outcome: "failed", reason: "address_refused", detail: "" });
  },
);

test("a hidden secret is that of the draft, a new one is taken as typed, another is none", async () => {
  const stored = HookNode.parse(hook("https://stock.example/", { sealedSecret: `new:${SECRET}` }));
  await draftOf(flowId, { ...LEAVE, nodes: [...LEAVE.nodes, stored] });
  const headers = [{ name: "X-Note", value: `has ${SECRET}` }];
  for (const sealedSecret of ["***", `new:${SECRET}`]) {
    const tried = await run(hook("https://stock.example/", { sealedSecret, headers }), { isSent: false });
    expect(tried.request?.headers).toContainEqual({ name: "x-note", value: "has …" });
  }
  const other = run(hook("https://stock.example/", { sealedSecret: "other" }), { isSent: false });
  await expect(other).rejects.toMatchObject({ code: "invalid" });
});

test.each(OUTSIDERS)("nobody else calls from the server: %j", async (actor) => {
  const tried = tryCall.run(context(actor), trial(hook(receiver.url), { isSent: false }));
  await expect(tried).rejects.toMatchObject({ code: "not_found" });
});

test("two at once are both made; after twenty in a minute somebody has to wait", async () => {
  const tries = Array.from({ length: 21 }, () => run(hook("http://127.0.0.1:1/"), {}, PEOPLE.director));
  const ended = await Promise.allSettled(tries);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect(ended.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "too_many_trials" } });
  expect(await run(hook("http://127.0.0.1:1/"), { isSent: false }, PEOPLE.director)).toMatchObject({ outcome: "made" });
});
