"use server";

import { action } from "@/lib/http/action";
import { cancelRun } from "./commands/cancel-run";
import { handOverNow } from "./commands/hand-over-now";
import { retryRun } from "./commands/retry-run";

export const cancelRunAction = action(cancelRun);
export const retryRunAction = action(retryRun);
export const handOverNowAction = action(handOverNow);
