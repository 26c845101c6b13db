import { markNoticeRead as writeRead } from "@/db/store/notices/notice-store";
import { defineCommand } from "@/lib/command";
import { noticeReader } from "../../policy";
import { MarkNoticeReadInput } from "../../schema";

/** Marks one of the actor's own notices as read; somebody else's, or one that is read already, changes nothing. */
export const markNoticeRead = defineCommand("notice.mark_read", MarkNoticeReadInput, async (ctx, { noticeId }) => ({
  marked: await writeRead(ctx.db, noticeReader(ctx.actor), noticeId, ctx.clock.now()),
}));
