import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { listTrialTickets } from "@/db/queries/notices/notice-trials";
import { flowGrants, flows } from "@/db/schema/flows";
import { channelMessages } from "@/db/schema/outgoing/channels";
import { notices } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { tickets } from "@/db/schema/tickets";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { oneTask } from "@/lib/tickets/testing/flows";
import { RuleScene } from "../testing/rule-scene";
import { previewNoticeRule } from "./preview-notice-rule";
import { testNoticeRule } from "./test-notice-rule";

const { admin, alice, hr1, hr2 } = PEOPLE;
let scene: RuleScene;
let flow: InstalledFlow;
let chat: number;

beforeEach(async () => {
  scene = await RuleScene.open();
  flow = await scene.desk.publish(oneTask({ fields: { title: "edit", secret: "edit" } }), "Leave");
  chat = await scene.channel("Chat");
  const grant = { flowId: flow.flowId, permission: "manage", principalType: "user", principalId: hr1 } as const;
  await getDb().insert(flowGrants).values(grant);
});

const REVEALING = "{{ fields.days }}/{{ fields.secret }}";

function trial(more: Record<string, unknown>) {
  const usual = {
    event: "task_opened",
    channelId: chat,
    titleTemplate: "",
    contentTemplate: REVEALING,
    ticketId: null,
  };
  return { flowId: flow.flowId, ...usual, ...more };
}
const preview = (more: Record<string, unknown>, by: number = hr1) =>
  previewNoticeRule.run(scene.desk.as(by), trial(more));
const file = () => scene.desk.file(flow, { values: { days: 3, secret: "s3cret" } });

test("sample values fill in every field, of a channel only those it would be told", async () => {
  expect(await preview({ channelId: null, contentTemplate: `${REVEALING}/{{ fields.who }}` })).toMatchObject({
    title: "work: Leave (skein_202601050001)",
    content: "3/Secret/hr1",
    problem: "",
  });
  expect((await preview({})).content).toBe("3/");
});

test("a ticket is said as it would be sent: to a channel what all may see, to people what shows where it waits", async () => {
  const ticketId = await file();
  expect(await preview({ ticketId })).toMatchObject({ title: "work: A ticket", content: "3/" });
  expect(await preview({ ticketId, channelId: null })).toMatchObject({ content: "/s3cret" });
});

test("who only drew the flow is shown no more of a ticket than everybody who may view it", async () => {
  await getDb().update(users).set({ globalRole: "designer" }).where(eq(users.id, hr2));
  await getDb().update(flows).set({ createdById: hr2 }).where(eq(flows.id, flow.flowId));
  const ticketId = await file();
  await expect(preview({ ticketId }, hr2)).rejects.toMatchObject({ code: "not_found" });
  const view = { flowId: flow.flowId, permission: "view", principalType: "user", principalId: hr2 } as const;
  await getDb().insert(flowGrants).values(view);
  expect(await preview({ ticketId, channelId: null }, hr2)).toMatchObject({ content: "3/" });
});

test("test tickets may be tried too; another flow's may not, nor anything by who does not manage the flow", async () => {
  const ticketId = await file();
  await getDb().update(tickets).set({ isTest: true }).where(eq(tickets.id, ticketId));
  const of = { flowId: flow.flowId, userId: hr1, ticketId: null, limit: 10 };
  expect(await listTrialTickets(getDb(), of)).toMatchObject([{ ticketId, isTest: true }]);
  expect((await preview({ ticketId })).content).toBe("3/");
  const other = await scene.desk.publish(oneTask(), "Other");
  const foreign = await scene.desk.file(other);
  await expect(preview({ ticketId: foreign }, admin)).rejects.toMatchObject({ code: "not_found" });
  await expect(preview({}, alice)).rejects.toMatchObject({ code: "not_found" });
  await expect(preview({ contentTemplate: "{{ nobody.knows }}" })).rejects.toMatchObject({ code: "invalid" });
});

test("a test is marked, and goes to the channel, or to who asked and nobody else", async () => {
  const ticketId = await file();
  await testNoticeRule.run(scene.desk.as(hr1), trial({ ticketId }));
  await testNoticeRule.run(scene.desk.as(hr1), trial({ ticketId }));
  const said = await getDb().select().from(channelMessages).orderBy(asc(channelMessages.seq));
  expect(said.map(({ title, content, ticketId: about }) => [title, content, about])).toEqual(
    Array(2).fill(["[Test] work: A ticket", "3/", null]),
  );
  await testNoticeRule.run(scene.desk.as(hr1), trial({ ticketId, channelId: null, titleTemplate: "Hi" }));
  const told = await getDb().select().from(notices);
  expect(told).toMatchObject([{ userId: hr1, ticketId: null, params: { ownTitle: "[Test] Hi", ownText: "/s3cret" } }]);
  await expect(testNoticeRule.run(scene.desk.as(alice), trial({}))).rejects.toMatchObject({ code: "not_found" });
});
