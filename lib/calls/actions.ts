"use server";

import { loadCall } from "./loaders";

/** One call with its tries, when it is opened in the log. */
export async function loadCallAction(callId: string) {
  return loadCall(callId);
}
