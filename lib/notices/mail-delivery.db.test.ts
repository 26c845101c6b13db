import { eq } from "drizzle-orm";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { noticeDeliveries, notices } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";
import { resetDatabase } from "@/db/testing/reset-database";
import { TicketScene } from "@/db/testing/ticket-scene";
import { deliverByMail } from "./mail-delivery";
import { createMailer, MailRefused } from "./mailer";
import { type Mailbox, openMailbox } from "./testing/mailbox";

let mailbox: Mailbox;
let aliceId: number;
let noticeId: number;

beforeEach(async () => {
  await resetDatabase();
  const scene = await TicketScene.create(getDb());
  aliceId = await scene.person("alice", { name: "爱丽丝", locale: "zh-CN" });
  const ticketId = await scene.ticket(aliceId);
  const [notice] = await getDb()
    .insert(notices)
    .values({
      userId: aliceId,
      ticketId,
      kind: "task_opened",
      naturalKey: "one",
      params: { serial: "S1", title: "请假", flow: "Leave", requester: "Bob", node: "Leader" },
    })
    .returning({ id: notices.id });
  noticeId = notice?.id ?? 0;
  mailbox = await openMailbox();
  onTestFinished(() => mailbox.close());
});

function means(url: string | null = mailbox.url) {
  const mailer = url === null ? null : createMailer({ url, from: "Skein <skein@example.org>" });
  onTestFinished(() => mailer?.close());
  return { db: getDb(), mailer, siteUrl: "http://localhost:3000", log: { warn: vi.fn() } };
}

async function delivery() {
  const rows = await getDb().select().from(noticeDeliveries).where(eq(noticeDeliveries.noticeId, noticeId));
  expect(rows).toHaveLength(1);
  return rows[0];
}

test("a notice is mailed in the person's language, once however often it is asked for", async () => {
  expect(await deliverByMail(means(), noticeId)).toBe("sent");
  expect(await deliverByMail(means(), noticeId)).toBe("settled");
  expect(mailbox.received).toHaveLength(1);
  const [mail] = mailbox.received;
  expect(mail).toMatchObject({ to: "alice@example.org", subject: "Leader：请假（S1）" });
  expect(mail?.headers).toMatchObject({
    from: "Skein <skein@example.org>",
    "message-id": `<notice-${noticeId}@localhost>`,
    "auto-submitted": "auto-generated",
  });
  expect(mail?.parts["text/plain"]).toContain("爱丽丝，您好：");
  expect(mail?.parts["text/html"]).toContain("http://localhost:3000/tickets/");
  expect(await delivery()).toMatchObject({ status: "sent", attempts: 1, address: "alice@example.org", lastError: "" });
});

test("a server that is away or asks for patience is worth another try; the tries are counted", async () => {
  await expect(deliverByMail(means("smtp://127.0.0.1:1"), noticeId)).rejects.toThrow(/ECONNREFUSED/);
  expect(await delivery()).toMatchObject({ status: "failed", attempts: 1, sentAt: null });
  expect((await delivery())?.lastError).toContain("ECONNREFUSED");
  mailbox.refuse = () => 451;
  const refused = deliverByMail(means(), noticeId);
  await expect(refused).rejects.toThrow(/451/);
  await expect(refused).rejects.not.toBeInstanceOf(MailRefused);
  mailbox.refuse = () => null;
  const last = means();
  expect(await deliverByMail(last, noticeId)).toBe("sent");
  expect(last.log.warn).not.toHaveBeenCalled();
  expect(await delivery()).toMatchObject({ status: "sent", attempts: 3, lastError: "" });
});

test("an address that is refused for good is given up at once, anything else with the last try", async () => {
  mailbox.refuse = () => 550;
  await expect(deliverByMail(means(), noticeId)).rejects.toBeInstanceOf(MailRefused);
  expect(await delivery()).toMatchObject({ status: "dead", attempts: 1 });
  expect(await deliverByMail(means(), noticeId)).toBe("settled");
  await getDb().delete(noticeDeliveries);
  mailbox.refuse = () => 451;
  await expect(deliverByMail(means(), noticeId, true)).rejects.toThrow(/451/);
  expect(await delivery()).toMatchObject({ status: "dead", attempts: 1 });
});

test("after a crash between handing over and noting it, the repeat is the same message and is logged", async () => {
  mailbox.onArrival = () => new Promise(() => {});
  const cut = deliverByMail(means(), noticeId);
  await vi.waitFor(() => expect(mailbox.received).toHaveLength(1), { timeout: 5000 });
  expect(await delivery()).toMatchObject({ status: "sending", attempts: 1 });

  mailbox.onArrival = async () => {};
  const next = means();
  expect(await deliverByMail(next, noticeId)).toBe("sent");
  expect(next.log.warn).toHaveBeenCalledWith({ noticeId, attempts: 2 }, expect.any(String));
  expect(new Set(mailbox.received.map(({ headers }) => headers["message-id"]))).toEqual(
    new Set([`<notice-${noticeId}@localhost>`]),
  );
  await mailbox.close();
  await expect(cut).rejects.toThrow();
  expect(await delivery()).toMatchObject({ status: "sent", attempts: 2, lastError: "" });
});

test("who has left, has no address, or lives where no mail server is configured gets none, with the reason", async () => {
  await getDb().update(users).set({ isActive: false }).where(eq(users.id, aliceId));
  expect(await deliverByMail(means(), noticeId)).toBe("skipped");
  expect(await delivery()).toMatchObject({ status: "skipped", lastError: "person_not_active" });
  expect(await deliverByMail(means(), noticeId)).toBe("settled");

  await getDb().delete(noticeDeliveries);
  await getDb().update(users).set({ isActive: true, email: " " }).where(eq(users.id, aliceId));
  expect(await deliverByMail(means(), noticeId)).toBe("skipped");
  expect(await delivery()).toMatchObject({ status: "skipped", lastError: "no_address" });

  await getDb().delete(noticeDeliveries);
  expect(await deliverByMail(means(null), noticeId)).toBe("skipped");
  expect(await delivery()).toMatchObject({ status: "skipped", lastError: "mail_not_configured" });
  expect(mailbox.received).toHaveLength(0);
});

test("a notice that is gone is nothing to mail", async () => {
  expect(await deliverByMail(means(), 999_999)).toBe("settled");
});
