import { markNoticesReadUpTo } from "@/db/store/notices/notice-store";
import { defineCommand } from "@/lib/command";
import { noticeReader } from "../../policy";
import { MarkAllNoticesReadInput } from "../../schema";

/** Marks the actor's own notices as read, up to the newest one they have seen. */
export const markAllNoticesRead = defineCommand(
  "notice.mark_all_read",
  MarkAllNoticesReadInput,
  async (ctx, { lastNoticeId }) => ({
    marked: await markNoticesReadUpTo(ctx.db, noticeReader(ctx.actor), lastNoticeId, ctx.clock.now()),
  }),
);
