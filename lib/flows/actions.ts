"use server";

import { action } from "@/lib/http/action";
import { publishVersion } from "./commands/publish-version";
import { saveDraft } from "./commands/save-draft";
import { loadOtherDraft } from "./loaders";

export const saveDraftAction = action(saveDraft);
export const publishVersionAction = action(publishVersion);

/** The draft as it is now, for whoever finds that somebody else saved it. */
export async function loadOtherDraftAction(flowId: number) {
  return loadOtherDraft(flowId);
}
