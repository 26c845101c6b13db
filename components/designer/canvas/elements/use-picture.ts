"use client";

import { useMemo } from "react";
import type { Picture } from "@/lib/designer/picture/picture";
import { pictureOf } from "@/lib/designer/picture/picture-of";
import { useProblems } from "../../problems/problems-provider";
import { useDefinition } from "../../store/use-designer";
import { useSummaries } from "./use-summaries";

/** The flow as it is drawn now, with what is wrong with it. */
export function usePicture(): Picture {
  const definition = useDefinition();
  const problems = useProblems();
  const summaryOf = useSummaries();
  return useMemo(() => pictureOf(definition, { problems, summaryOf }), [definition, problems, summaryOf]);
}
