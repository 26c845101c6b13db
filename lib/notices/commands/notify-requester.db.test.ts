import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import type { CommandContext } from "@/lib/command";
import { systemClock } from "@/lib/platform/clock";
import { notifyRequester } from "./notify-requester";

let scene: TicketScene;
let alice: number;

const ctx = (): CommandContext => ({ db: getDb(), actor: { kind: "system", name: "notifier" }, clock: systemClock });
const notify = (ticketId: number) => notifyRequester.run(ctx(), { ticketId, byMail: true });

beforeEach(async () => {
  await resetDatabase();
  scene = await TicketScene.create(getDb());
  alice = await scene.person("alice");
});

test("the requester is told how the ticket ended, once", async () => {
  const ticketId = await scene.ticket(alice, { serial: "S1", status: "finished", endedAt: new Date() });
  const answers = await Promise.all([notify(ticketId), notify(ticketId)]);
  expect(answers.map((answer) => answer.notices).sort()).toEqual([0, 1]);
  const params = { serial: "S1", title: "Four days", flow: "Leave", requester: "alice", status: "finished" };
  expect(await getDb().select().from(notices)).toMatchObject([{ userId: alice, kind: "ticket_ended", params }]);
});

test("nobody is told of a ticket that has not ended, nor a requester who has left", async () => {
  expect(await notify(await scene.ticket(alice))).toEqual({ notices: 0 });
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, alice));
  const ended = await scene.ticket(alice, { status: "finished", endedAt: new Date() });
  expect(await notify(ended)).toEqual({ notices: 0 });
});

test("people cannot write notices", async () => {
  const asAlice: CommandContext = { ...ctx(), actor: { kind: "user", userId: alice, clientId: null } };
  await expect(notifyRequester.run(asAlice, { ticketId: 1, byMail: false })).rejects.toMatchObject({
    code: "forbidden",
  });
});
