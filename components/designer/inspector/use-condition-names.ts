"use client";

import { useMemo } from "react";
import type { ConditionNames } from "@/components/designer/conditions/condition-names";
import { useNames } from "../store/use-designer";

/** The designer's names as the editors of conditions take them. */
export function useConditionNames(): ConditionNames {
  const { people, departments, roles } = useNames();
  return useMemo(() => {
    const byId = (entries: readonly { id: number; name: string }[]) =>
      new Map(entries.map(({ id, name }) => [id, name] as const));
    return { people: byId(Object.values(people)), departments: byId(Object.values(departments)), roles: byId(roles) };
  }, [people, departments, roles]);
}
