"use server";

import { action } from "@/lib/http/action";
import { claimTask } from "./commands/claim-task";
import { completeTask } from "./commands/complete-task";
import { releaseTask } from "./commands/release-task";
import { sendBackTask } from "./commands/send-back-task";

export const claimTaskAction = action(claimTask);
export const releaseTaskAction = action(releaseTask);
export const completeTaskAction = action(completeTask);
export const sendBackTaskAction = action(sendBackTask);
