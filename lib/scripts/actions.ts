"use server";

import { action } from "@/lib/http/action";
import { tryScript } from "./commands/try-script";

export const tryScriptAction = action(tryScript);
