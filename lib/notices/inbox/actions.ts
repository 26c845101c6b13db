"use server";

import { action } from "@/lib/http/action";
import { markAllNoticesRead } from "./commands/mark-all-notices-read";
import { markNoticeRead } from "./commands/mark-notice-read";

export const markNoticeReadAction = action(markNoticeRead);
export const markAllNoticesReadAction = action(markAllNoticesRead);
