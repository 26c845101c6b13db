import { findChannelOf } from "@/db/queries/channels/channels";
import { hurryMessage } from "@/db/store/notices/channel-message-store";
import { hurryMail } from "@/db/store/notices/mail-retry-store";
import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError, notFound } from "@/lib/platform/errors";
import { changeChannel } from "../changed-channel";
import { RetryMessageInput, TEST_EVENT } from "../schema";

/**
 * Lets a message that did not arrive, or waits for its next try, be tried now. One that is given up gets one more try.
 *
 * @throws AppError `forbidden` for anybody but an administrator; `not_found`; `conflict` while the channel is off,
 *   while a try is under way, and when it was sent already.
 */
export const retryMessage = defineCommand("notice.retry_message", RetryMessageInput, async (ctx, input) => {
  await demandAdministrator(ctx.db, ctx.actor);
  if (input.kind === "mail") {
    if (!(await ctx.db.transaction((tx) => hurryMail(tx, input.id)))) {
      throw new AppError("conflict", { reason: "message_under_way" });
    }
    return { id: String(input.id) };
  }
  const found = await findChannelOf(ctx.db, input.id);
  if (found === null) throw notFound();
  return changeChannel(ctx, found, async (tx, channel, at) => {
    if (!channel.isActive && found.event !== TEST_EVENT) throw new AppError("conflict", { reason: "channel_off" });
    if (!(await hurryMessage(tx, input.id, at))) throw new AppError("conflict", { reason: "message_under_way" });
    return { id: input.id };
  });
});
