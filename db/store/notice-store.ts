import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Reader } from "@/db/client";
import { noticeDeliveries, notices } from "@/db/schema/outbox";

type NewNotice = typeof notices.$inferInsert;

/** Writes notices that do not exist yet and answers only those: the same fact told twice is one notice. */
export async function insertNotices(
  reader: Reader,
  rows: readonly NewNotice[],
): Promise<{ id: number; userId: number }[]> {
  if (rows.length === 0) return [];
  return reader
    .insert(notices)
    .values([...rows])
    .onConflictDoNothing({ target: [notices.userId, notices.naturalKey] })
    .returning({ id: notices.id, userId: notices.userId });
}

/** Records why notices go nowhere but the inbox. */
export async function insertSkippedMails(
  reader: Reader,
  rows: readonly { noticeId: number; address: string; reason: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await reader
    .insert(noticeDeliveries)
    .values(
      rows.map(({ noticeId, address, reason }) => ({
        noticeId,
        channel: "email" as const,
        address,
        status: "skipped" as const,
        lastError: reason,
      })),
    )
    .onConflictDoNothing({ target: [noticeDeliveries.noticeId, noticeDeliveries.channel] });
}

type BegunMail = { id: number; attempts: number; isUncertain: boolean };

/**
 * Begins one try to mail a notice; null when it is settled already, because it was sent or skipped.
 * `isUncertain`: an earlier try neither succeeded nor failed, so its mail may have gone out.
 */
export async function beginMail(db: Db, noticeId: number, address: string): Promise<BegunMail | null> {
  const [row] = await db.execute<BegunMail>(sql`
    with earlier as (
      select status from notice_deliveries where notice_id = ${noticeId} and channel = 'email' for update
    )
    insert into notice_deliveries (notice_id, channel, address, status, attempts)
    values (${noticeId}, 'email', ${address}, 'sending', 1)
    on conflict (notice_id, channel) do update set status = 'sending', address = excluded.address,
      attempts = notice_deliveries.attempts + 1
    where notice_deliveries.status in ('sending', 'failed')
    returning id, attempts, coalesce((select status = 'sending' from earlier), false) as "isUncertain"`);
  return row ?? null;
}

type MailEnd = { status: "sent" } | { status: "failed" | "skipped"; reason: string };

export async function endMail(db: Db, deliveryId: number, end: MailEnd): Promise<void> {
  await db
    .update(noticeDeliveries)
    .set(
      end.status === "sent"
        ? { status: "sent", lastError: "", sentAt: sql`clock_timestamp()` }
        : { status: end.status, lastError: end.reason.slice(0, 500) },
    )
    .where(eq(noticeDeliveries.id, deliveryId));
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
    .where(and(eq(notices.userId, userId), sql`${notices.id} <= ${lastId}`, isNull(notices.readAt)))
    .returning({ id: notices.id });
  return rows.length;
}
