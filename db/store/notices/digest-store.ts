import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { noticeDigests, type noticeSettings } from "@/db/schema/notice-preferences";
import { noticeDeliveries } from "@/db/schema/outgoing/outbox";

export type DueSettings = Pick<
  typeof noticeSettings.$inferSelect,
  "userId" | "digest" | "digestAt" | "weekdaysOnly" | "timeZone"
>;

/** Whose digest is due, locked; those that somebody else plans now are left to them, and who has left gets none. */
export async function lockDueSettings(tx: Tx, now: Date, limit: number): Promise<DueSettings[]> {
  return tx.execute<DueSettings>(sql`
    select settings.user_id as "userId", digest, digest_at as "digestAt", weekdays_only as "weekdaysOnly",
      settings.time_zone as "timeZone"
    from notice_settings settings
    where next_digest_at <= ${now.toISOString()}::timestamptz and digest <> 'off'
      and exists (select from users where users.id = settings.user_id and users.is_active)
    order by next_digest_at limit ${limit}
    for update of settings skip locked`);
}

export type PlannedDigest = { userId: number; period: string; dueAt: string };

/** Plans digests that are not planned yet, each with an outbox row; answers how many. */
export async function planDigests(tx: Tx, planned: readonly PlannedDigest[], at: Date): Promise<number> {
  if (planned.length === 0) return 0;
  const rows = await tx.execute(sql`
    with written as (
      insert into notice_digests (user_id, period, due_at, status, created_at)
      select "userId", period, "dueAt", 'pending', ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(planned)}::text::jsonb)
        as p("userId" int, period text, "dueAt" timestamptz)
      on conflict (user_id, period) do nothing
      returning id
    ),
    told as (
      insert into outbox (topic, payload)
      select 'notice/digest.due.v1', jsonb_build_object('digestId', id) from written
    )
    select id from written`);
  return rows.length;
}

/** When each of these people's next digest is due. */
export async function setNextDigests(tx: Tx, next: readonly { userId: number; at: string }[]): Promise<void> {
  await tx.execute(sql`
    update notice_settings settings set next_digest_at = n.at
    from jsonb_to_recordset(${JSON.stringify(next)}::text::jsonb) as n("userId" int, at timestamptz)
    where settings.user_id = n."userId"`);
}

/** Whether anything waits for a person's digest. */
export async function hasWaiting(tx: Tx, userId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from notice_deliveries mail join notices on notices.id = mail.notice_id
    where mail.status = 'digest' and mail.digest_id is null and notices.user_id = ${userId} limit 1`);
  return rows.length === 1;
}

/**
 * Tells once more of digests that nobody has carried out for ten minutes; answers how many. The row's id stands for
 * digest and hour.
 */
export async function retellDigests(tx: Tx, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await tx.execute(sql`
    insert into outbox (id, topic, payload)
    select md5(format('digest %s %s', id, floor(extract(epoch from ${at} - created_at) / 3600)))::uuid,
      'notice/digest.due.v1', jsonb_build_object('digestId', id)
    from notice_digests
    where settled_at is null and created_at < ${at} - interval '10 minutes'
    on conflict (id) do nothing
    returning id`);
  return rows.length;
}

export type BegunDigest = {
  id: number;
  userId: number;
  period: string;
  attempts: number;
  /** An earlier try neither succeeded nor failed, so its mail may have gone out. */
  isUncertain: boolean;
};

/** Begins one try to send a digest and takes into it what waits; null when it is settled already. */
export async function beginDigest(tx: Tx, digestId: number): Promise<BegunDigest | null> {
  const [row] = await tx.execute<BegunDigest>(sql`
    with earlier as (select id, status from notice_digests where id = ${digestId} and settled_at is null for update)
    update notice_digests digest set status = 'sending', attempts = attempts + 1
    from earlier where digest.id = earlier.id
    returning digest.id, user_id as "userId", period, attempts, earlier.status = 'sending' as "isUncertain"`);
  if (row === undefined) return null;
  await tx.execute(sql`
    update notice_deliveries mail set digest_id = ${row.id} from notices notice
    where notice.id = mail.notice_id and notice.user_id = ${row.userId} and mail.status = 'digest'
      and mail.digest_id is null`);
  return row;
}

export type DigestEnd =
  | { status: "sent"; address: string; told: readonly number[] }
  | { status: "skipped" | "failed"; address: string; reason: string };

/** Notes how a digest ended; what it told is sent, what it left out was over or read before. */
export async function endDigest(db: Db, { id, attempts }: BegunDigest, end: DigestEnd, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const lastError = end.status === "sent" ? "" : end.reason.slice(0, 500);
    const [ended] = await tx
      .update(noticeDigests)
      .set({ status: end.status, address: end.address, lastError, settledAt: at })
      .where(and(eq(noticeDigests.id, id), eq(noticeDigests.attempts, attempts), eq(noticeDigests.status, "sending")))
      .returning({ id: noticeDigests.id });
    if (ended === undefined) return;
    const waiting = and(eq(noticeDeliveries.digestId, id), eq(noticeDeliveries.status, "digest"));
    if (end.status === "sent" && end.told.length > 0) {
      await tx
        .update(noticeDeliveries)
        .set({ status: "sent", address: end.address, sentAt: at })
        .where(and(waiting, inArray(noticeDeliveries.noticeId, [...end.told])));
    }
    const reason = end.status === "sent" ? "over_or_read" : end.reason.slice(0, 500);
    const status = end.status === "failed" ? ("dead" as const) : ("skipped" as const);
    await tx.update(noticeDeliveries).set({ status, lastError: reason }).where(waiting);
  });
}

/** Notes that a try failed and another one follows. */
export async function deferDigest(db: Db, { id, attempts }: BegunDigest, error: string): Promise<void> {
  await db
    .update(noticeDigests)
    .set({ status: "pending", lastError: error.replaceAll("\0", "").slice(0, 500) })
    .where(and(eq(noticeDigests.id, id), eq(noticeDigests.attempts, attempts), eq(noticeDigests.status, "sending")));
}
