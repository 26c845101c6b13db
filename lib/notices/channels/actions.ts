"use server";

import { action } from "@/lib/http/action";
import { deleteChannel } from "./commands/delete-channel";
import { retryMessage } from "./commands/retry-message";
import { saveChannel } from "./commands/save-channel";
import { switchChannel } from "./commands/switch-channel";
import { testChannel } from "./commands/test-channel";
import { testMail } from "./commands/test-mail";
import { loadMessage } from "./loaders";

export const saveChannelAction = action(saveChannel);
export const deleteChannelAction = action(deleteChannel);
export const switchChannelAction = action(switchChannel);
export const testChannelAction = action(testChannel);
export const testMailAction = action(testMail);
export const retryMessageAction = action(retryMessage);

/** One message with its tries, when it is opened in the log and while a test is on its way. */
export async function loadMessageAction(messageId: string) {
  return loadMessage(messageId);
}
