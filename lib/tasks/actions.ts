"use server";

import { action } from "@/lib/http/action";
import { addSigner } from "./commands/add-signer";
import { claimTask } from "./commands/claim-task";
import { completeTask } from "./commands/complete-task";
import { delegateTask } from "./commands/delegate-task";
import { releaseTask } from "./commands/release-task";
import { removeSigner } from "./commands/remove-signer";
import { returnTask } from "./commands/return-task";
import { saveTask } from "./commands/save-task";
import { sendBackTask } from "./commands/send-back-task";
import { transferTask } from "./commands/transfer-task";

export const claimTaskAction = action(claimTask);
export const releaseTaskAction = action(releaseTask);
export const completeTaskAction = action(completeTask);
export const saveTaskAction = action(saveTask);
export const transferTaskAction = action(transferTask);
export const delegateTaskAction = action(delegateTask);
export const returnTaskAction = action(returnTask);
export const addSignerAction = action(addSigner);
export const removeSignerAction = action(removeSigner);
export const sendBackTaskAction = action(sendBackTask);
