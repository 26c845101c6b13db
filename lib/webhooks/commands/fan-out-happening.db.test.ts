import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { webhookEndpoints } from "@/db/schema/outgoing/webhooks";
import { tickets } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { deleteTicket } from "@/lib/tickets/commands/delete-ticket";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import { oneTask } from "@/lib/tickets/testing/flows";
import { EndpointScene } from "../testing/endpoint-scene";
import { fanOutHappening } from "./fan-out-happening";
import { saveEndpoint } from "./save-endpoint";

const { admin, alice, leader } = PEOPLE;
const URL = "https://hooks.example.org";

let scene: EndpointScene;
let flow: InstalledFlow;

beforeEach(async () => {
  scene = await EndpointScene.open();
  flow = await scene.desk.publish(oneTask(), "Leave");
});

const file = () => scene.desk.file(flow, { title: "Four days", values: { days: 4, secret: "hush" } });

/** What the outbox says happened to a ticket, oldest first. */
async function happened(ticketId: number) {
  const rows = await scene.desk.told(ticketId);
  return rows.flatMap(({ topic, payload }) => (topic === "ticket/happened.v1" ? [{ ticketId, ...payload }] : []));
}

const fanOut = (happening: object) => fanOutHappening.run(scene.desk.system("webhooks"), happening);

async function tell(ticketId: number): Promise<void> {
  for (const happening of await happened(ticketId)) await fanOut(happening);
}

const off = (endpointId: number, disabledReason: "failing" | "gone" | "by_hand") =>
  getDb()
    .update(webhookEndpoints)
    .set({ isActive: false, disabledAt: new Date(), disabledReason })
    .where(eq(webhookEndpoints.id, endpointId));

test("a ticket writes down what happened where somebody listens for it, and nowhere else", async () => {
  expect(await happened(await file())).toEqual([]);
  const other = await scene.desk.publish(oneTask());
  await scene.endpoint(URL, { flowId: other.flowId, events: [...HAPPENINGS] });
  const own = await scene.endpoint(URL, { flowId: flow.flowId, events: ["ticket.closed"] });
  expect(await happened(await file())).toEqual([]);
  const ticketId = await file();
  await closeTicket.run(scene.desk.as(admin), { ticketId, reason: "Twice" });
  expect(await happened(ticketId)).toMatchObject([{ logSeq: 2, events: ["ticket.closed"] }]);

  const everywhere = await scene.endpoint(URL, { events: ["ticket.created"] });
  expect(await happened(await file())).toHaveLength(1);
  await off(everywhere, "by_hand");
  await off(own, "gone");
  expect(await happened(await file())).toEqual([]);
  await off(everywhere, "failing");
  expect(await happened(await file())).toHaveLength(1);
});

test("drafts and tickets that try out a draft are nobody else's concern", async () => {
  await scene.endpoint(URL, { events: [...HAPPENINGS] });
  const draft = await scene.desk.file(flow, { button: null });
  expect(await happened(draft)).toEqual([]);
  await scene.desk.press(alice, draft, "submit");
  expect(await happened(draft)).toMatchObject([{ events: ["ticket.created", "ticket.moved", "task.opened"] }]);

  await getDb().update(tickets).set({ isTest: true }).where(eq(tickets.id, draft));
  await addComment.run(scene.desk.as(alice), { ticketId: draft, comment: "Hello" });
  expect(await happened(draft)).toHaveLength(1);
  const endpointId = await scene.endpoint(URL, { events: [...HAPPENINGS] });
  await tell(draft);
  expect(await scene.deliveries(endpointId)).toEqual([]);
});

test("filing costs as many statements with an endpoint as without", async () => {
  const filing = (db: Parameters<typeof scene.desk.as>[1]) =>
    createTicket.run(scene.desk.as(alice, db), {
      flowId: flow.flowId,
      transitionId: flow.transition.submit,
      title: "A ticket",
      values: { days: 1 },
    });
  await countQueries(filing);
  const without = await countQueries(filing);
  await scene.endpoint(URL, { events: [...HAPPENINGS] });
  const within = await countQueries(filing);
  expect(within.statements).toHaveLength(without.statements.length);
  expect(await happened(within.value.ticketId)).toHaveLength(1);
});

test("each event is a message: who did what, where it came from and went, and what opened, in order", async () => {
  const endpointId = await scene.endpoint(URL, { events: [...HAPPENINGS] });
  const ticketId = await file();
  await scene.desk.press(leader, ticketId, "agree", { comment: "Enjoy" });
  await tell(ticketId);
  const sent = (await scene.deliveries(endpointId)).map(({ payload }) => payload);
  const node = (key: string, name: string) => ({ id: flow.node[key], key, name });
  const order = (entry: number, part: number) => ({ entry, part });
  const person = (id: number, username: string) => ({ id, username, name: username });
  const filed = {
    actor: { kind: "person", ...person(alice, "alice"), standsFor: null, client: null },
    action: "create",
    node: node("start", "New"),
    transition: "submit",
    comment: "",
  };
  expect(sent.map(({ type }) => type)).toEqual([
    ...["ticket.created", "ticket.moved", "task.opened"],
    ...["ticket.moved", "ticket.finished"],
  ]);
  const at = new Date(scene.desk.now).toISOString();
  expect(sent[0]).toMatchObject({ type: "ticket.created", timestamp: at, data: { order: order(1, 1), ...filed } });
  expect(sent[0]?.data).not.toHaveProperty("to");
  expect(sent[1]).toMatchObject({
    data: { order: order(1, 2), from: [node("start", "New")], to: [node("work", "work")], ticket: { id: ticketId } },
  });
  expect(sent[2]).toMatchObject({
    data: {
      order: order(1, 3),
      task: {
        no: expect.any(Number),
        node: node("work", "work"),
        assignee: person(leader, "leader"),
        candidates: [{ type: "user", id: leader, name: "leader" }],
      },
    },
  });
  expect(sent[3]).toMatchObject({
    data: {
      order: order(2, 1),
      actor: { username: "leader" },
      comment: "Enjoy",
      transition: "agree",
      from: [node("work", "work")],
      to: [node("end", "End")],
    },
  });
  expect(sent[4]).toMatchObject({ data: { order: order(2, 2), ticket: { status: "finished", title: "Four days" } } });
});

test("what the flow hides from who may only look is told to nobody outside", async () => {
  const endpointId = await scene.endpoint(URL, { events: [...HAPPENINGS] });
  const ticketId = await file();
  await scene.desk.press(leader, ticketId, "refuse", { comment: "No", values: { days: 5 } });
  await tell(ticketId);
  const sent = await scene.deliveries(endpointId);
  expect(sent.length).toBeGreaterThan(3);
  for (const { payload } of sent) {
    expect(payload.data).toMatchObject({ ticket: { fields: { days: 5 }, requester: { username: "alice" } } });
  }
  expect(JSON.stringify(sent)).not.toContain("hush");
  expect(JSON.stringify(sent)).not.toContain('"secret"');
});

test("each endpoint gets what it wants to know", async () => {
  const comments = await scene.endpoint(URL, { events: ["ticket.commented"] });
  const rejections = await scene.endpoint(URL, {
    flowId: flow.flowId,
    events: ["ticket.rejected", "ticket.withdrawn"],
  });
  const ticketId = await file();
  await addComment.run(scene.desk.as(alice), { ticketId, comment: "Soon?" });
  await scene.desk.press(leader, ticketId, "refuse");
  await tell(ticketId);
  const eventsOf = async (endpointId: number) => (await scene.deliveries(endpointId)).map(({ event }) => event);
  expect(await eventsOf(comments)).toEqual(["ticket.commented"]);
  expect((await scene.deliveries(comments))[0]?.payload.data).toMatchObject({ comment: "Soon?", action: "comment" });
  expect(await eventsOf(rejections)).toEqual(["ticket.rejected"]);
});

test("told twice, also at once, is told once", async () => {
  const endpointId = await scene.endpoint(URL, { events: ["ticket.created", "task.opened"] });
  const ticketId = await file();
  const [happening = {}] = await happened(ticketId);
  const answers = await Promise.all([fanOut(happening), fanOut(happening), fanOut(happening)]);
  expect(answers.map(({ deliveries }) => deliveries).sort()).toEqual([0, 0, 2]);
  expect(await fanOut(happening)).toEqual({ deliveries: 0 });
  const ids = (await scene.deliveries(endpointId)).map(({ id }) => id);
  const due = (await scene.desk.told(ticketId)).filter(({ topic }) => topic === "webhook/delivery.due.v1");
  expect(due.map(({ payload }) => payload)).toEqual(
    ids.map((deliveryId) => ({ deliveryId, endpointId, lane: `${endpointId}:${ticketId}` })),
  );
});

test("what happens while an endpoint is off for failing is kept and not sent; off by hand it is not kept", async () => {
  const [failing, byHand] = [await scene.endpoint(URL), await scene.endpoint(URL)];
  const ticketId = await file();
  await off(failing, "failing");
  await off(byHand, "by_hand");
  await tell(ticketId);
  expect(await scene.deliveries(failing)).toMatchObject([{ status: "cancelled", attempts: 0 }]);
  expect(await scene.deliveries(byHand)).toEqual([]);
  const topics = (await scene.desk.told(ticketId)).map(({ topic }) => topic);
  expect(topics).not.toContain("webhook/delivery.due.v1");
});

test("a ticket that was deleted meanwhile is told of no more; only Skein tells", async () => {
  const endpointId = await scene.endpoint(URL);
  const ticketId = await file();
  const [happening = {}] = await happened(ticketId);
  await deleteTicket.run(scene.desk.as(admin), { ticketId, reason: "Nonsense" });
  expect(await fanOut(happening)).toEqual({ deliveries: 0 });
  expect(await scene.deliveries(endpointId)).toEqual([]);
  await expect(fanOutHappening.run(scene.desk.as(admin), happening)).rejects.toMatchObject({ reason: "system_only" });
});

test("what was written down for an endpoint that is gone since is told to nobody", async () => {
  const endpointId = await scene.endpoint(URL, { name: "Ledger" });
  const ticketId = await file();
  const change = { kind: "change", endpointId, revision: 1, name: "Ledger", url: URL, isActive: true };
  await saveEndpoint.run(scene.desk.as(admin), { ...change, events: ["ticket.closed"] });
  const [happening = {}] = await happened(ticketId);
  expect(await fanOut(happening)).toEqual({ deliveries: 0 });
});
