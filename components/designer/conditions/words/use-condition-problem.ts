"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { CONDITION_PROBLEM_CODES, type ConditionProblem } from "@/lib/flows/conditions/problem-codes";

/** What is wrong with a condition, in the reader's words. */
export function useConditionProblem(): (problem: Pick<ConditionProblem, "params"> & { code: string }) => string {
  const t = useTranslations("conditions.problems");
  return useCallback(
    ({ code, params }) => {
      const known = CONDITION_PROBLEM_CODES.find((candidate) => candidate === code) ?? "other";
      return t(known, { message: "", ...params });
    },
    [t],
  );
}
