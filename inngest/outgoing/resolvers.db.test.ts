import { createHash } from "node:crypto";
import { and, desc, eq, inArray } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { taskCandidates, tasks, ticketJobs, ticketLog } from "@/db/schema/tickets";
import { asUser, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { sealNodeSecret } from "@/lib/flows/secrets/node-secret";
import { env } from "@/lib/platform/env";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { by, flowWith, link, oneTask, task } from "@/lib/tickets/testing/flows";
import { openReceiver } from "@/lib/webhooks/testing/receiver";
import { openFunctionScene } from "../testing/function-scene";

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const { admin, alice, ceo, director, hr1, leader } = PEOPLE;

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;
type Receiver = Awaited<ReturnType<typeof openReceiver>>;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  vi.restoreAllMocks();
  vi.spyOn(env, "OUTBOUND_ALLOW", "get").mockReturnValue("localhost");
});

async function file(scene: Scene, definition: FlowDefinitionInput): Promise<{ ticketId: number; flow: InstalledFlow }> {
  const flow = await installFlow(getDb(), definition, "Purchase");
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "A crane" };
  const values = { days: 3, secret: "4711" };
  const { ticketId } = await createTicket.run(scene.as(asUser(alice)), { ...input, values });
  await scene.pass(0);
  return { ticketId, flow };
}

const external = ({ url }: Receiver, more: object = {}) => ({ kind: "external" as const, url, ...more });

/** Who may act now: assignees and candidates, in ascending order. */
async function asked(ticketId: number): Promise<number[]> {
  const isLive = and(eq(tasks.ticketId, ticketId), inArray(tasks.status, ["open", "claimed"]));
  const live = await getDb().select().from(tasks).where(isLive);
  const ids = live.map(({ id }) => id);
  const open =
    ids.length === 0 ? [] : await getDb().select().from(taskCandidates).where(inArray(taskCandidates.taskId, ids));
  const all = [...live.flatMap(({ assigneeId }) => assigneeId ?? []), ...open.map(({ principalId }) => principalId)];
  return [...new Set(all)].sort((a, b) => a - b);
}

async function lastEntry(ticketId: number) {
  const [entry] = await getDb()
    .select()
    .from(ticketLog)
    .where(eq(ticketLog.ticketId, ticketId))
    .orderBy(desc(ticketLog.seq))
    .limit(1);
  return entry;
}

const names = (...usernames: string[]) => ({ body: JSON.stringify({ usernames }) });

test("another system is told what the node shows, signed, and who it names may act", async () => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  receiver.answer = () => names("ceo", "nobody", "gone", "director");
  const sealedSecret = sealNodeSecret("a long enough secret");
  const { ticketId, flow } = await file(
    scene,
    oneTask({ who: [external(receiver, { sealedSecret, extra: "line 7" })] }),
  );
  expect(await asked(ticketId)).toEqual([director, ceo]);
  expect(await lastEntry(ticketId)).toMatchObject({ action: "resolve", actorKind: "system" });
  expect(receiver.received).toHaveLength(1);
  const { method, headers = {}, body = "" } = receiver.received[0] ?? {};
  expect(method).toBe("POST");
  const verifier = new Webhook(Buffer.from("a long enough secret"), { format: "raw" });
  // The scene's clock is not that of the wall.
  const within = { ...headers, "webhook-timestamp": headers["webhook-timestamp"] ?? "" };
  vi.spyOn(Date, "now").mockReturnValue(Number(within["webhook-timestamp"]) * 1000);
  expect(verifier.verify(body, within)).toMatchObject({
    id: ticketId,
    title: "A crane",
    flow: { id: flow.flowId },
    requester: { username: "alice" },
    node: { id: flow.node.work, key: "work", name: "work" },
    fields: { days: 3 },
    extra: "line 7",
  });
  expect(body).not.toContain("4711");
  expect(body).not.toContain("secret");
});

test("a receiver written for loonflow is asked as it always was, and answers with a text", async () => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  receiver.answer = () => ({ body: '{"code": 0, "msg": "", "data": "hr1,ceo"}' });
  const rule = { signature: "loonflow", sealedSecret: sealNodeSecret("token"), extra: '{"line":7}' };
  const { ticketId, flow } = await file(scene, oneTask({ who: [external(receiver, rule)] }));
  expect(await asked(ticketId)).toEqual([ceo, hr1]);
  const { headers = {}, body = "" } = receiver.received[0] ?? {};
  const expected = createHash("md5").update(`${headers.timestamp}token`).digest("hex");
  expect(headers.signature).toBe(expected);
  expect(headers["webhook-signature"]).toBeUndefined();
  expect(JSON.parse(body)).toMatchObject({
    id: ticketId,
    creator: "alice",
    title: "A crane",
    workflow_id: flow.flowId,
    state_id: flow.node.work,
    days: 3,
    extra_info: { line: 7 },
  });
});

test("several systems and the other rules of the node add up, each system asked once", async () => {
  const [scene, one, other] = [await openFunctionScene(), await openReceiver(), await openReceiver()];
  one.answer = () => names("ceo");
  other.answer = () => names("hr1", "ceo");
  const { ticketId } = await file(scene, oneTask({ who: [...by(leader), external(one), external(other)] }));
  expect(await asked(ticketId)).toEqual([leader, ceo, hr1]);
  expect([one.received.length, other.received.length]).toEqual([1, 1]);
});

test("one that is away for a while is asked again under the same id, and the one that answered is not", async () => {
  const [scene, one, other] = [await openFunctionScene(), await openReceiver(), await openReceiver()];
  one.answer = () => names("ceo");
  other.answer = () => (other.received.length < 3 ? { status: 503 } : names("hr1"));
  const { ticketId } = await file(scene, oneTask({ who: [external(one), external(other)] }));
  expect(await asked(ticketId)).toEqual([]);
  await scene.pass(4000);
  expect(other.received).toHaveLength(1);
  await scene.pass(2000);
  await scene.pass(31_000);
  expect(await asked(ticketId)).toEqual([ceo, hr1]);
  expect(other.received).toHaveLength(3);
  expect(new Set(other.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(one.received).toHaveLength(1);
});

test("one that never answers is given up after five tries: the rule for nobody, and the log says why", async () => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  receiver.answer = () => ({ status: 500 });
  const { ticketId } = await file(scene, oneTask({ who: [...by(leader), external(receiver)] }));
  for (let minute = 0; minute < 9; minute += 1) await scene.pass(MINUTE);
  expect(receiver.received).toHaveLength(5);
  expect(await asked(ticketId)).toEqual([admin]);
  expect(await lastEntry(ticketId)).toMatchObject({ action: "resolve", comment: "call.bad_status: 500" });
  await scene.pass(24 * 60 * MINUTE);
  expect(receiver.received).toHaveLength(5);
});

test.each([
  ["says no", () => ({ body: '{"code": 1, "msg": "no such cost centre"}' }), "no such cost centre"],
  ["answers with a page", () => ({ body: "<html>" }), "call.bad_answer"],
  ["is not there", () => ({ status: 404 }), "call.bad_status: 404"],
  [
    "leads elsewhere",
    () => ({ status: 302, headers: { location: "http://169.254.169.254/" } }),
    "call.redirect_refused",
  ],
])("one that %s is asked once", async (_what, answer, comment) => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  receiver.answer = answer;
  const { ticketId } = await file(scene, oneTask({ who: [external(receiver)] }));
  await scene.pass(10 * MINUTE);
  expect(receiver.received).toHaveLength(1);
  expect(await asked(ticketId)).toEqual([admin]);
  expect(await lastEntry(ticketId)).toMatchObject({ action: "resolve", comment });
});

test("an address inside is not asked, and a secret that cannot be opened is no question", async () => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  const sealedSecret = "v1.broken";
  const locked = await file(scene, oneTask({ who: [external(receiver, { sealedSecret })] }));
  expect(await lastEntry(locked.ticketId)).toMatchObject({ comment: "call.secret_unreadable" });
  vi.mocked(vi.spyOn(env, "OUTBOUND_ALLOW", "get")).mockReturnValue("");
  const inside = await file(scene, oneTask({ who: [external(receiver)] }));
  expect(await lastEntry(inside.ticketId)).toMatchObject({ comment: "call.address_refused" });
  expect(receiver.received).toEqual([]);
  expect([await asked(locked.ticketId), await asked(inside.ticketId)]).toEqual([[admin], [admin]]);
});

test("told twice, nobody is asked twice, and nothing is asked for a ticket that is over", async () => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  receiver.answer = () => names("ceo");
  const { ticketId } = await file(scene, oneTask({ who: [external(receiver)] }));
  await getDb().update(outbox).set({ sentAt: null, leasedUntil: null });
  await scene.pass(MINUTE);
  expect(receiver.received).toHaveLength(1);
  expect(await asked(ticketId)).toEqual([ceo]);

  receiver.answer = () => ({ status: 503 });
  const later = await file(scene, oneTask({ who: [external(receiver)] }));
  expect(receiver.received).toHaveLength(2);
  await closeTicket.run(scene.as(asUser(admin)), { ticketId: later.ticketId, reason: "enough", revision: 1 });
  await scene.pass(10 * MINUTE);
  expect(receiver.received).toHaveLength(2);
  const jobs = await getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, later.ticketId));
  expect(jobs.map(({ status }) => status)).toEqual(["cancelled"]);
});

test("a copy goes to who is named, told what everybody sees of the ticket", async () => {
  const [scene, receiver] = [await openFunctionScene(), await openReceiver()];
  receiver.answer = () => names("hr1");
  const copy = { key: "copy", name: "Copy", type: "copy" as const, who: [external(receiver)] };
  const flow = flowWith(
    [copy, task("work", { who: by(leader) })],
    [link("on", "copy", "work"), link("agree", "work", "end")],
  );
  const { ticketId } = await file(scene, flow);
  expect(await asked(ticketId)).toEqual([leader]);
  const { fields, title } = JSON.parse(receiver.received[0]?.body ?? "{}");
  expect({ fields, title }).toEqual({ fields: { days: 3 }, title: null });
  const [told] = (await getDb().select().from(outbox)).filter(({ topic }) => topic === "ticket/copy.sent.v1");
  expect(told?.payload).toMatchObject({ people: [{ type: "user", id: hr1 }] });
});
