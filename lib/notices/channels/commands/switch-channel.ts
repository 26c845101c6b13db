import { skipWaiting } from "@/db/store/notices/channel-message-store";
import { updateChannel } from "@/db/store/notices/channel-store";
import { defineCommand } from "@/lib/command";
import { changeChannel } from "../changed-channel";
import { SwitchChannelInput } from "../schema";

/** Switches a channel on or off. What waits to be said by one that is off is not said. @throws AppError as `changeChannel`. */
export const switchChannel = defineCommand("notice.switch_channel", SwitchChannelInput, (ctx, input) =>
  changeChannel(ctx, input, async (tx, channel, at) => {
    const { isActive } = input;
    const changes = isActive ? { isActive, failingSince: null, pausedUntil: null } : { isActive };
    const revision = await updateChannel(tx, channel, changes, at);
    if (!isActive) await skipWaiting(tx, channel.id, at);
    return { channelId: channel.id, revision };
  }),
);
