"use server";

import { action } from "@/lib/http/action";
import { requestTestMail } from "./commands/request-test-mail";
import { savePreferences } from "./commands/save-preferences";
import { loadTestMail } from "./loaders";

export const savePreferencesAction = action(savePreferences);
export const requestTestMailAction = action(requestTestMail);

/** How the test mail ended, while its sender waits for it. */
export async function loadTestMailAction() {
  return loadTestMail();
}
