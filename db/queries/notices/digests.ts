import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { notices } from "@/db/schema/outgoing/outbox";
import type { DueSettings } from "@/db/store/notices/digest-store";

export type DigestReader = {
  name: string;
  email: string;
  isActive: boolean;
  locale: "en" | "zh-CN" | null;
  /** null where they have switched it off since. */
  digest: DueSettings["digest"] | null;
  timeZone: string | null;
};

/** Whom a digest is for. */
export async function findDigestReader(reader: Reader, userId: number): Promise<DigestReader | null> {
  const [row] = await reader.execute<DigestReader>(sql`
    select users.name, users.email, users.is_active as "isActive", users.locale, settings.digest,
      coalesce(settings.time_zone, users.time_zone) as "timeZone"
    from users left join notice_settings settings on settings.user_id = users.id
    where users.id = ${userId}`);
  return row ?? null;
}

type NoticeRow = typeof notices.$inferSelect;

export type DigestNotice = Pick<NoticeRow, "id" | "ticketId" | "kind" | "params"> & { at: string; isRead: boolean };

/** What a digest has taken in, oldest first; not what is about tickets that were deleted since. */
export async function listDigestNotices(reader: Reader, digestId: number): Promise<DigestNotice[]> {
  return reader.execute<DigestNotice>(sql`
    select notice.id, notice.ticket_id as "ticketId", notice.kind, notice.params, notice.created_at as at,
      notice.read_at is not null as "isRead"
    from notice_deliveries mail
    join notices notice on notice.id = mail.notice_id
    left join tickets ticket on ticket.id = notice.ticket_id
    where mail.digest_id = ${digestId} and mail.status = 'digest' and ticket.deleted_at is null
    order by notice.created_at, notice.id`);
}
