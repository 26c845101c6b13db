import { countFlowsSpeakingBy } from "@/db/queries/channels/channels";
import { deleteChannel as deleteRow } from "@/db/store/notices/channel-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { changeChannel } from "../changed-channel";
import { ChannelInput } from "../schema";

/**
 * Removes a channel with its part of the delivery log; what waits is not said.
 *
 * @throws AppError `conflict` while rules of flows speak by it; otherwise as `changeChannel`.
 */
export const deleteChannel = defineCommand("notice.delete_channel", ChannelInput, (ctx, input) =>
  changeChannel(ctx, input, async (tx, channel) => {
    const flows = await countFlowsSpeakingBy(tx, channel.id);
    if (flows > 0) throw new AppError("conflict", { reason: "channel_in_use", params: { flows } });
    await deleteRow(tx, channel.id);
    return { channelId: channel.id };
  }),
);
