"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { parseTemplate } from "@/lib/flows/texts/template";
import type { CodeProblem } from "../code-problem";

/** What keeps a Liquid template from being read, at the place where it is. */
export function useTemplateProblem(source: string): readonly CodeProblem[] {
  const t = useTranslations("conditions.hook");
  return useMemo(() => {
    const parsed = parseTemplate(source);
    if (parsed.ok) return [];
    const { line, column, message } = parsed;
    const start = source
      .split("\n")
      .slice(0, line - 1)
      .reduce((sum, text) => sum + text.length + 1, Math.max(0, column - 1));
    const rest = source.slice(start).split("\n")[0] ?? "";
    return [{ start, end: start + rest.length, message: t("templateProblem", { line, message }) }];
  }, [source, t]);
}
