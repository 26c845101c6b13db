"use client";

import { useState } from "react";
import type { Person } from "@/components/forms/person";
import type { Standing } from "@/lib/designer/form/trial/onward";
import { loadStandingAction } from "@/lib/flows/actions";
import { useDesigner, useLearnNames } from "../../store/use-designer";

const NOBODY: Standing = { roleIds: [], departmentIds: [] };

/** Whom the form is tried as; `standing` is null while the directory is asked for their roles and departments. */
export function usePreviewPerson() {
  const flowId = useDesigner((state) => state.flow.id);
  const learn = useLearnNames();
  const [{ person, standing }, setChosen] = useState<{ person: Person | null; standing: Standing | null }>({
    person: null,
    standing: NOBODY,
  });
  const choose = (next: Person | null) => {
    setChosen({ person: next, standing: next === null ? NOBODY : null });
    if (next === null) return;
    learn({ people: [next] });
    const take = (found: Standing | null) =>
      setChosen((current) => (current.person === next ? { person: next, standing: found ?? NOBODY } : current));
    loadStandingAction(flowId, next.id).then(take, () => take(null));
  };
  return { person, standing, choose };
}
