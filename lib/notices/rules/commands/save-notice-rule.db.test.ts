import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { noticeRules } from "@/db/schema/notice-rules";
import { noticeChannels } from "@/db/schema/outgoing/channels";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import type { CommandContext } from "@/lib/command";
import { race } from "@/lib/tickets/testing/desk";
import { oneTask } from "@/lib/tickets/testing/flows";
import { RuleScene } from "../testing/rule-scene";
import { deleteNoticeRule } from "./delete-notice-rule";
import { orderNoticeRules } from "./order-notice-rules";
import { saveNoticeRule } from "./save-notice-rule";

const { admin, alice, hr1 } = PEOPLE;
let scene: RuleScene;
let flow: InstalledFlow;
let chat: number;

beforeEach(async () => {
  scene = await RuleScene.open();
  flow = await scene.desk.publish(oneTask(), "Leave");
  chat = await scene.channel("Chat");
  const grant = { flowId: flow.flowId, permission: "manage", principalType: "user", principalId: hr1 } as const;
  await getDb().insert(flowGrants).values(grant);
});

const manager = () => scene.desk.as(hr1);
type Rule = Record<string, unknown>;

function save(rule: Rule, ctx: CommandContext = manager()) {
  const usual = { event: "commented", channelId: chat, titleTemplate: "", contentTemplate: "", isActive: true };
  return saveNoticeRule.run(ctx, { flowId: flow.flowId, known: null, ...usual, ...rule });
}

const rules = () => getDb().select().from(noticeRules).orderBy(asc(noticeRules.position), asc(noticeRules.id));

test("whoever manages the flow says what goes where, and changes it again", async () => {
  const { ruleId, revision } = await save({ titleTemplate: "{{ actor.name }}: {{ fields.days }}" });
  expect(await rules()).toMatchObject([
    {
      id: ruleId,
      flowId: flow.flowId,
      event: "commented",
      channelId: chat,
      changedById: hr1,
      revision: 1,
      problem: "",
    },
  ]);
  const changed = await save({ titleTemplate: "New", isActive: false, known: { ruleId, revision } });
  expect(changed).toEqual({ ruleId, revision: 2 });
  expect(await rules()).toMatchObject([{ titleTemplate: "New", isActive: false, revision: 2 }]);
  await save({ channelId: null });
  expect(await rules()).toHaveLength(2);
});

test("a change is refused when it was made on what is no more, and where the rule is another's", async () => {
  const { ruleId } = await save({});
  await save({ titleTemplate: "A", known: { ruleId, revision: 1 } });
  for (const stale of [
    { known: { ruleId, revision: 1 } },
    { known: null },
    { event: "copied", known: { ruleId, revision: 2 } },
    { channelId: null, known: { ruleId, revision: 2 } },
  ]) {
    await expect(save(stale)).rejects.toMatchObject({ code: "conflict", reason: "rule_changed" });
  }
  expect(await rules()).toMatchObject([{ titleTemplate: "A", revision: 2 }]);
});

test("templates that cannot be used are refused, each with its place; nothing is kept", async () => {
  const broken = { titleTemplate: "{{ fields.dayz }}", contentTemplate: "first\n{{ comment | nope }}" };
  await expect(save(broken)).rejects.toMatchObject({
    code: "invalid",
    problems: [
      { path: "titleTemplate", code: "template_unknown", params: { name: "fields.dayz", line: 1, column: 4 } },
      { path: "contentTemplate", code: "template_broken", params: { line: 2, column: 1 } },
    ],
  });
  await expect(save({ channelId: 99 })).rejects.toMatchObject({ problems: [{ path: "channelId" }] });
  await expect(save({ titleTemplate: "x".repeat(1001) })).rejects.toMatchObject({ reason: "invalid_input" });
  expect(await rules()).toEqual([]);
});

test("nobody else may say what is told, nor a program for a person", async () => {
  const { ruleId, revision } = await save({});
  const client = { ...manager(), actor: { kind: "user", userId: hr1, clientId: 1, flowIds: [flow.flowId] } } as const;
  for (const ctx of [scene.desk.as(alice), client]) {
    await expect(save({ channelId: null }, ctx)).rejects.toMatchObject({ code: "not_found" });
    const gone = { flowId: flow.flowId, ruleId, revision };
    await expect(deleteNoticeRule.run(ctx, gone)).rejects.toMatchObject({ code: "not_found" });
    const order = { flowId: flow.flowId, event: "commented", ruleIds: [ruleId] };
    await expect(orderNoticeRules.run(ctx, order)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await rules()).toHaveLength(1);
});

test("of two who save at once one wins, whether the rule is new or not", async () => {
  const first = await race([save({}), save({}, scene.desk.as(admin))]);
  expect([first.won, first.lost[0]?.reason]).toEqual([1, "rule_changed"]);
  const [rule] = await rules();
  const known = { ruleId: rule?.id, revision: 1 };
  const second = await race([save({ titleTemplate: "A", known }), save({ titleTemplate: "B", known })]);
  expect([second.won, second.lost[0]?.reason]).toEqual([1, "rule_changed"]);
  expect(await rules()).toMatchObject([{ revision: 2 }]);
});

describe("a rule is taken away", () => {
  test("once, by whoever saw it as it is", async () => {
    const { ruleId, revision } = await save({});
    const gone = { flowId: flow.flowId, ruleId };
    await expect(deleteNoticeRule.run(manager(), { ...gone, revision: 7 })).rejects.toMatchObject({ code: "conflict" });
    const { won, lost } = await race([1, 2].map(() => deleteNoticeRule.run(manager(), { ...gone, revision })));
    expect([won, lost[0]?.code]).toEqual([1, "not_found"]);
    expect(await rules()).toEqual([]);
  });

  test("with its channel", async () => {
    await save({});
    await getDb().delete(noticeChannels);
    expect(await rules()).toEqual([]);
  });

  test("of another flow it is not there", async () => {
    const { ruleId, revision } = await save({});
    const other = await scene.desk.publish(oneTask(), "Other");
    const gone = deleteNoticeRule.run(scene.desk.as(admin), { flowId: other.flowId, ruleId, revision });
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the channels of an event have an order, which names all of them and nothing else", async () => {
  const channels = [chat, await scene.channel("B"), await scene.channel("C")];
  const ids: number[] = [];
  for (const channelId of channels) ids.push((await save({ channelId })).ruleId);
  const people = await save({ channelId: null });
  const order = (ruleIds: number[]) =>
    orderNoticeRules.run(manager(), { flowId: flow.flowId, event: "commented", ruleIds });
  for (const wrong of [ids.slice(1), [...ids, people.ruleId], [ids[0] ?? 0, ids[0] ?? 0, ids[1] ?? 0]]) {
    await expect(order(wrong)).rejects.toMatchObject({ code: "conflict" });
  }
  await order(ids.toReversed());
  const stored = (await rules()).filter(({ channelId }) => channelId !== null);
  expect(stored.map(({ id }) => id)).toEqual(ids.toReversed());
  await Promise.all([order(ids), order(ids.toReversed())]);
  expect((await rules()).filter(({ channelId }) => channelId !== null).map(({ position }) => position)).toEqual([
    1, 2, 3,
  ]);
});
