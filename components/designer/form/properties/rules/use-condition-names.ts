"use client";

import { useMemo } from "react";
import type { ConditionNames } from "@/components/designer/conditions/condition-names";
import { useNames } from "../../../store/use-designer";

/** What the people, departments and roles of conditions are called, as far as the designer knows. */
export function useConditionNames(): ConditionNames {
  const { people, departments, roles } = useNames();
  return useMemo(() => {
    const byId = (entries: readonly { id: number; name: string }[]) =>
      new Map(entries.map(({ id, name }) => [id, name]));
    return { people: byId(Object.values(people)), departments: byId(Object.values(departments)), roles: byId(roles) };
  }, [people, departments, roles]);
}
