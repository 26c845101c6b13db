import "server-only";
import { cache } from "react";
import { z } from "zod";
import { getDb } from "@/db/client";
import { countUnreadNotices } from "@/db/queries/notices/notices";
import { requireUser } from "@/lib/auth/current-user";
import { NoticeId, type NoticePage } from "../schema";
import { readNotices } from "./read-notices";

const Before = z.coerce.number().pipe(NoticeId).nullable().catch(null);

/** A page of the reader's notices; `before` comes from the address and begins at the newest when it makes no sense. */
export async function loadNotices({ before, isUnread }: { before: unknown; isUnread: boolean }): Promise<NoticePage> {
  const { scope } = await requireUser();
  return readNotices(getDb(), scope.userId, { before: before === undefined ? null : Before.parse(before), isUnread });
}

/** How many of the reader's notices are unread. */
export const loadUnreadCount = cache(async (): Promise<number> => {
  const { scope } = await requireUser();
  return countUnreadNotices(getDb(), scope.userId);
});
