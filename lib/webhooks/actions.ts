"use server";

import { action } from "@/lib/http/action";
import { deleteEndpoint } from "./commands/delete-endpoint";
import { enableEndpoint } from "./commands/enable-endpoint";
import { replayDelivery } from "./commands/replay-delivery";
import { replayRange } from "./commands/replay-range";
import { rotateSecret } from "./commands/rotate-secret";
import { saveEndpoint } from "./commands/save-endpoint";
import { sendTest } from "./commands/send-test";
import { countReplay, loadDelivery } from "./loaders";

export const saveEndpointAction = action(saveEndpoint);
export const deleteEndpointAction = action(deleteEndpoint);
export const rotateSecretAction = action(rotateSecret);
export const enableEndpointAction = action(enableEndpoint);
export const replayDeliveryAction = action(replayDelivery);
export const replayRangeAction = action(replayRange);
export const sendTestAction = action(sendTest);

/** One delivery with its tries, when it is opened in the log and while a test is on its way. */
export async function loadDeliveryAction(deliveryId: string) {
  return loadDelivery(deliveryId);
}

/** How many deliveries sending a span of time again would send, while the span is being chosen. */
export async function countReplayAction(range: unknown) {
  return countReplay(range);
}
