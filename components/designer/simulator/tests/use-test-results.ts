"use client";

import { useState } from "react";
import type { ActionError } from "@/lib/http/action-result";
import { runFlowTestsAction } from "@/lib/simulator/actions";
import type { FlowTestResult } from "@/lib/simulator/schema";
import { useDefinition, useDesigner } from "../../store/use-designer";

/** What tests came to on the flow as it was drawn then; drawing on makes them unknown again. */
export function useTestResults() {
  const flowId = useDesigner((state) => state.flow.id);
  const definition = useDefinition();
  const [known, setKnown] = useState({ definition, results: new Map<number, FlowTestResult>() });
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionError | null>(null);
  const results = known.definition === definition ? known.results : new Map<number, FlowTestResult>();
  const run = async (testId: number | null) => {
    setPending(true);
    const answer = await runFlowTestsAction({ flowId, definition, testId });
    setPending(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const fresh = answer.data.results.map((result): [number, FlowTestResult] => [result.testId, result]);
    setKnown((before) => {
      const kept = before.definition === definition ? before.results : [];
      return { definition, results: new Map([...kept, ...fresh]) };
    });
  };
  return { results, isPending, failure, run };
}
