import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { notices } from "@/db/schema/outgoing/outbox";
import { users } from "@/db/schema/people";

type NoticeRow = Pick<typeof notices.$inferSelect, "id" | "ticketId" | "kind" | "params" | "createdAt" | "readAt">;

const inInbox = (userId: number) => and(eq(notices.userId, userId), eq(notices.inApp, true));

const columns = {
  id: notices.id,
  ticketId: notices.ticketId,
  kind: notices.kind,
  params: notices.params,
  createdAt: notices.createdAt,
  readAt: notices.readAt,
};

/** One person's notices, all or those not read, newest first; `before` is the id of the last one of the page before. */
export async function listNotices(
  reader: Reader,
  userId: number,
  page: { before: number | null; isUnread: boolean; limit: number },
): Promise<NoticeRow[]> {
  const mine = and(inInbox(userId), page.isUnread ? isNull(notices.readAt) : undefined);
  const older = sql`(${notices.createdAt}, ${notices.id}) <
    (select earlier.created_at, earlier.id from ${notices} earlier where earlier.id = ${page.before})`;
  return reader
    .select(columns)
    .from(notices)
    .where(page.before === null ? mine : and(mine, older))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(page.limit);
}

export async function countUnreadNotices(reader: Reader, userId: number): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(notices)
    .where(and(inInbox(userId), isNull(notices.readAt)));
  return row?.count ?? 0;
}

export type NoticeMail = Pick<NoticeRow, "id" | "ticketId" | "kind" | "params"> & {
  name: string;
  email: string;
  isActive: boolean;
  locale: "en" | "zh-CN" | null;
};

/** A notice with the person it is for. */
export async function findNoticeMail(reader: Reader, noticeId: number): Promise<NoticeMail | null> {
  const [row] = await reader
    .select({
      id: notices.id,
      ticketId: notices.ticketId,
      kind: notices.kind,
      params: notices.params,
      name: users.name,
      email: users.email,
      isActive: users.isActive,
      locale: users.locale,
    })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .where(eq(notices.id, noticeId));
  return row ?? null;
}
