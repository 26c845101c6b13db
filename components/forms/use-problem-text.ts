"use client";

import { useTranslations } from "next-intl";
import { isFieldProblemCode } from "@/lib/forms/problem-codes";
import type { Problems } from "./changes";

/** What is wrong with a field, in the reader's words. */
export function useProblemText(): (problem: Problems[number]) => string {
  const t = useTranslations("errors.fields");
  return ({ code, params }) => t(isFieldProblemCode(code) ? code : "invalid", params);
}
