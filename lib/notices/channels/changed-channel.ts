import type { Tx } from "@/db/client";
import { type ChannelRow, lockChannel } from "@/db/store/notices/channel-store";
import type { CommandContext } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError, notFound } from "@/lib/platform/errors";

/**
 * Changes a channel under its row's lock, for an administrator.
 *
 * @param target.revision what it was when it was read; left out where that does not matter
 * @throws AppError `forbidden`; `not_found`; `conflict` when somebody else has changed it since.
 */
export async function changeChannel<Result>(
  ctx: CommandContext,
  target: { channelId: number; revision?: number },
  change: (tx: Tx, channel: ChannelRow, at: Date) => Promise<Result>,
): Promise<Result> {
  await demandAdministrator(ctx.db, ctx.actor);
  return ctx.db.transaction(async (tx) => {
    const channel = await lockChannel(tx, target.channelId);
    if (channel === null) throw notFound();
    if (target.revision !== undefined && target.revision !== channel.revision) {
      throw new AppError("conflict", { reason: "channel_changed" });
    }
    return change(tx, channel, ctx.clock.now());
  });
}
