import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Db, Reader } from "@/db/client";
import { noticeDeliveries, notices } from "@/db/schema/outgoing/outbox";

type NewNotice = Pick<typeof notices.$inferInsert, "ticketId" | "kind" | "naturalKey" | "params">;

/** One person's notice: whether the inbox shows it, and what it says to them alone. */
export type Telling = { userId: number; inApp: boolean; own: Record<string, string> };

/** Writes a notice for people who do not have it yet and answers only those: the same fact told twice is one notice. */
export async function insertNotices(
  reader: Reader,
  notice: NewNotice,
  tellings: readonly Telling[],
): Promise<{ id: number; userId: number }[]> {
  if (tellings.length === 0) return [];
  return reader.execute<{ id: number; userId: number }>(sql`
    insert into notices (user_id, ticket_id, kind, natural_key, params, in_app)
    select "userId", ${notice.ticketId}::int, ${notice.kind}, ${notice.naturalKey},
      ${JSON.stringify(notice.params)}::text::jsonb || own, "inApp"
    from jsonb_to_recordset(${JSON.stringify(tellings)}::text::jsonb) as told("userId" int, "inApp" boolean, own jsonb)
    on conflict (user_id, natural_key) do nothing
    returning id, user_id as "userId"`);
}

/** A mail that is not sent by itself: never, for a reason, or with the digest. */
export type HeldMail = { noticeId: number; address: string; status: "skipped" | "digest"; reason: string };

/** Records what becomes of notices that are not mailed by themselves. */
export async function insertHeldMails(reader: Reader, mails: readonly HeldMail[]): Promise<void> {
  if (mails.length === 0) return;
  await reader.execute(sql`
    insert into notice_deliveries (notice_id, channel, address, status, last_error)
    select "noticeId", 'email', address, status, reason
    from jsonb_to_recordset(${JSON.stringify(mails)}::text::jsonb)
      as m("noticeId" int, address text, status text, reason text)
    on conflict (notice_id, channel) do nothing`);
}

type BegunMail = { id: number; attempts: number; isUncertain: boolean };

/**
 * Begins one try to mail a notice; null when it is settled already, because it was sent, skipped or given up.
 * `isUncertain`: an earlier try neither succeeded nor failed, so its mail may have gone out.
 */
export async function beginMail(db: Db, noticeId: number, address: string): Promise<BegunMail | null> {
  const [row] = await db.execute<BegunMail>(sql`
    with earlier as (
      select status from notice_deliveries where notice_id = ${noticeId} and channel = 'email'
    )
    insert into notice_deliveries (notice_id, channel, address, status, attempts)
    values (${noticeId}, 'email', ${address}, 'sending', 1)
    on conflict (notice_id, channel) do update set status = 'sending', address = excluded.address,
      attempts = notice_deliveries.attempts + 1
    where notice_deliveries.status in ('sending', 'failed')
    returning id, attempts, coalesce((select status = 'sending' from earlier), false) as "isUncertain"`);
  return row ?? null;
}

type MailEnd = { status: "sent" } | { status: "failed" | "dead" | "skipped"; reason: string };

/** Notes how a try ended, unless a later one has begun meanwhile. */
export async function endMail(db: Db, mail: BegunMail, end: MailEnd): Promise<void> {
  const changes =
    end.status === "sent"
      ? { status: end.status, lastError: "", sentAt: sql`clock_timestamp()` }
      : { status: end.status, lastError: end.reason.slice(0, 500) };
  const isLatest = and(eq(noticeDeliveries.id, mail.id), eq(noticeDeliveries.attempts, mail.attempts));
  await db.update(noticeDeliveries).set(changes).where(isLatest);
}

/** Marks one of a person's notices as read; somebody else's is left alone. */
export async function markNoticeRead(db: Db, userId: number, noticeId: number, at: Date): Promise<number> {
  const rows = await db
    .update(notices)
    .set({ readAt: at })
    .where(and(eq(notices.userId, userId), eq(notices.id, noticeId), isNull(notices.readAt)))
    .returning({ id: notices.id });
  return rows.length;
}

/** Marks all of a person's notices up to one of them as read, so that what arrives meanwhile stays unread. */
export async function markNoticesReadUpTo(db: Db, userId: number, lastId: number, at: Date): Promise<number> {
  const rows = await db
    .update(notices)
    .set({ readAt: at })
    .where(and(eq(notices.userId, userId), lte(notices.id, lastId), isNull(notices.readAt)))
    .returning({ id: notices.id });
  return rows.length;
}
