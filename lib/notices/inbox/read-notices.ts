import type { Reader } from "@/db/client";
import { listNotices } from "@/db/queries/notices/notices";
import { noticeParams } from "../notice-params";
import type { NoticePage } from "../schema";

const PAGE = 30;

/** A page of one person's notices, newest first; `before` is the last notice of the page before. */
export async function readNotices(
  reader: Reader,
  userId: number,
  { before, isUnread }: { before: number | null; isUnread: boolean },
): Promise<NoticePage> {
  const found = await listNotices(reader, userId, { before, isUnread, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE).map(({ params, createdAt, readAt, ...row }) => ({
    ...row,
    params: noticeParams(params),
    createdAt: createdAt.toISOString(),
    isRead: readAt !== null,
  }));
  return { rows, older: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}
