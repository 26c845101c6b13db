"use client";

import { useTranslations } from "next-intl";
import type { ActionError } from "@/lib/http/action-result";

/** An error in the reader's words; who lost a race is told who was first, what they did and when. */
export function useErrorText(): (error: ActionError) => string {
  const t = useTranslations("tasks.race");
  return ({ reason, params, message }) => {
    const { name, transition, at } = params;
    if (reason !== "task_gone" || typeof name !== "string" || typeof at !== "string") return message;
    const moment = new Date(at);
    return transition === "" || transition === undefined
      ? t("sentBack", { name, at: moment })
      : t("done", { name, transition: String(transition), at: moment });
  };
}
