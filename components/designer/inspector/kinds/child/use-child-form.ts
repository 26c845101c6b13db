"use client";

import { useEffect, useState } from "react";
import type { ChildForm } from "@/lib/designer/inspect/child-mapping";
import { loadChildFormAction } from "@/lib/flows/actions";

export type ChildFormAnswer = { state: "asking" } | { state: "failed" } | { state: "found"; form: ChildForm };

type Known = { flowId: number; answer: ChildFormAnswer };

/** What tickets of another flow are filed with, asked for once per flow. */
export function useChildForm(ownId: number, flowId: number): ChildFormAnswer {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const learn = (answer: ChildFormAnswer) => isCurrent && setKnown({ flowId, answer });
    loadChildFormAction(ownId, flowId).then(
      (form) => learn(form === null ? { state: "failed" } : { state: "found", form }),
      () => learn({ state: "failed" }),
    );
    return () => {
      isCurrent = false;
    };
  }, [ownId, flowId]);
  return known?.flowId === flowId ? known.answer : { state: "asking" };
}
