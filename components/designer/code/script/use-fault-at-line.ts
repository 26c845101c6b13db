"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ScriptTrial } from "@/lib/scripts/script-trial";
import type { CodeProblem } from "../code-problem";

const NONE: readonly CodeProblem[] = [];

/** The line at which a script failed when it was tried, until it is changed. */
export function useFaultAtLine(
  source: string,
  tried: { source: string; trial: ScriptTrial } | null,
): readonly CodeProblem[] {
  const t = useTranslations("scripts");
  return useMemo(() => {
    if (tried === null || tried.source !== source || tried.trial.ok || tried.trial.line === null) return NONE;
    const { reason, detail, line } = tried.trial;
    const lines = source.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const message = t("atLine", { line, reason: t(`reasons.${reason}`, { detail }) });
    return [{ start, end: start + (lines[line - 1]?.length ?? 0), message }];
  }, [source, tried, t]);
}
