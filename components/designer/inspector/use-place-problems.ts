"use client";

import { useTranslations } from "next-intl";
import { type Control, controlOf, type Place, problemsAt } from "@/lib/designer/inspect/problem-controls";
import { useProblems } from "../problems/problems-provider";

/** What is wrong at a place, as sentences: at one of its controls, or (`null`) with it as a whole. */
export function usePlaceProblems(place: Place): (control: Control | null) => readonly string[] {
  const sentence = useTranslations("problems");
  const problems = problemsAt(useProblems(), place);
  return (control) => {
    const found = problems.filter((entry) => controlOf(entry) === control);
    return [...new Set(found.map(({ code, params }) => sentence(code, params)))];
  };
}
