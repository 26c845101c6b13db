import { randomUUID } from "node:crypto";
import { createTranslator } from "use-intl/core";
import { insertChannelMessages } from "@/db/store/notices/channel-message-store";
import { defineCommand } from "@/lib/command";
import { catalogueOf } from "../catalogue";
import { changeChannel } from "../changed-channel";
import { TEST_EVENT, TestChannelInput } from "../schema";

/**
 * Says a test message the way every message goes, whether or not the channel is on. It is tried once, and the delivery
 * log has what the other side answered.
 *
 * @throws AppError as `changeChannel`
 */
export const testChannel = defineCommand("notice.test_channel", TestChannelInput, (ctx, input) =>
  changeChannel(ctx, input, async (tx, { id, name, language }, at) => {
    const t = createTranslator({ locale: language, messages: catalogueOf(language), namespace: "channels.message" });
    const texts = { title: t("testTitle"), content: t("testContent", { name }) };
    const about = { ticketId: null, flowId: null, recipientIds: [] };
    const test = { ...about, ...texts, channelId: id, event: TEST_EVENT, naturalKey: `test:${randomUUID()}` };
    const [messageId = ""] = await insertChannelMessages(tx, [{ ...test, isTest: true }], at);
    return { messageId };
  }),
);
