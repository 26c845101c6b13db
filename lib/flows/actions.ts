"use server";

import { action } from "@/lib/http/action";
import { cloneFlow } from "./commands/clone-flow";
import { deleteFlow } from "./commands/delete-flow";
import { describeFlow } from "./commands/describe-flow";
import { deleteSetAside } from "./commands/drafts/delete-set-aside";
import { restoreSetAside } from "./commands/drafts/restore-set-aside";
import { restoreVersion } from "./commands/drafts/restore-version";
import { saveDraft } from "./commands/drafts/save-draft";
import { setDraftAside } from "./commands/drafts/set-draft-aside";
import { drawFlow } from "./commands/draw-flow";
import { publishVersion } from "./commands/publish-version";
import { reopenFlow } from "./commands/reopen-flow";
import { retireFlow } from "./commands/retire-flow";
import { setGrants } from "./commands/set-grants";
import { tryOptions } from "./commands/try-options";
import { type FlowState, loadChildForm, loadOtherDraft, loadStanding, loadState } from "./loaders";

export const saveDraftAction = action(saveDraft);
export const publishVersionAction = action(publishVersion);
export const tryOptionsAction = action(tryOptions);
export const setDraftAsideAction = action(setDraftAside);
export const restoreSetAsideAction = action(restoreSetAside);
export const deleteSetAsideAction = action(deleteSetAside);
export const restoreVersionAction = action(restoreVersion);
export const describeFlowAction = action(describeFlow);
export const setGrantsAction = action(setGrants);
export const drawFlowAction = action(drawFlow);
export const cloneFlowAction = action(cloneFlow);
export const deleteFlowAction = action(deleteFlow);
export const retireFlowAction = action(retireFlow);
export const reopenFlowAction = action(reopenFlow);

/** The draft as it is now, for whoever finds that somebody else saved it. */
export async function loadOtherDraftAction(flowId: number) {
  return loadOtherDraft(flowId);
}

/** What the directory says of somebody, while a form is tried as them. */
export async function loadStandingAction(flowId: number, userId: number) {
  return loadStanding(flowId, userId);
}

/** A version or a set-aside draft, for whoever compares it or looks at it. */
export async function loadStateAction(
  flowId: number,
  ref: { kind: "version" | "set-aside"; id: number },
): Promise<FlowState> {
  return loadState(flowId, ref);
}

/** What tickets of another flow are filed with, for whoever has a flow of theirs file them; null when there are none. */
export async function loadChildFormAction(flowId: number, childFlowId: number) {
  return loadChildForm(flowId, childFlowId);
}
