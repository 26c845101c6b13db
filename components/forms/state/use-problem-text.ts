"use client";

import { useFormatter, useTranslations } from "next-intl";
import { isFieldProblemCode } from "@/lib/forms/problem-codes";
import type { Problems } from "./changes";

/** What is wrong with a field, in the reader's words. */
export function useProblemText(): (problem: Problems[number]) => string {
  const t = useTranslations("errors.fields");
  const format = useFormatter();
  return ({ code, params }) => {
    const day = params?.day;
    const said =
      typeof day === "string"
        ? { ...params, day: format.dateTime(new Date(day), { dateStyle: "medium", timeZone: "UTC" }) }
        : params;
    return t(isFieldProblemCode(code) ? code : "invalid", said);
  };
}
