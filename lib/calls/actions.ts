"use server";

import { action } from "@/lib/http/action";
import { tryCall } from "./commands/try-call";
import { loadCall } from "./loaders";

export const tryCallAction = action(tryCall);

/** One call with its tries, when it is opened in the log. */
export async function loadCallAction(callId: string) {
  return loadCall(callId);
}
