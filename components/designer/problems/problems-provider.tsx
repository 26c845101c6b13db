"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";
import { allProblems } from "@/lib/designer/all-problems";
import type { Problem } from "@/lib/flows/problems/problem";
import { useDefinition, useDesigner } from "../store/use-designer";
import { useSettled } from "../store/use-settled";

const NONE: readonly Problem[] = [];

const ProblemsContext = createContext<readonly Problem[]>(NONE);

/** What is wrong with the flow as it is drawn; looked for when there is time, so that drawing never waits for it. */
export function ProblemsProvider({ children }: { children: ReactNode }) {
  const definition = useSettled(useDefinition());
  const serverProblems = useDesigner((state) => state.serverProblems) ?? NONE;
  const found = useMemo(() => allProblems(definition, serverProblems), [definition, serverProblems]);
  return <ProblemsContext value={useUntilChanged(found)}>{children}</ProblemsContext>;
}

/** The same list while it says the same: most edits change nothing of what is wrong, and all of the canvas depends on it. */
function useUntilChanged(found: readonly Problem[]): readonly Problem[] {
  const [kept, keep] = useState(found);
  if (kept === found || JSON.stringify(kept) === JSON.stringify(found)) return kept;
  keep(found);
  return found;
}

/** Errors first. */
export const useProblems = (): readonly Problem[] => use(ProblemsContext);
