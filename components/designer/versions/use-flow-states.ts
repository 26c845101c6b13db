"use client";

import { useEffect, useState } from "react";
import { loadStateAction } from "@/lib/flows/actions";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { StateRef } from "@/lib/flows/schema";
import { useDefinition, useDesigner, useLearnNames } from "../store/use-designer";

/** A state of the flow: the document in this window, or one that the server has. */
export type FlowState = { kind: "document" } | StateRef;

export const stateId = (state: FlowState) => (state.kind === "document" ? "document" : `${state.kind} ${state.id}`);

type Loaded = ReadonlyMap<string, FlowDefinition | "failed">;

/**
 * Definitions of states, each fetched once: what the server has of them never changes.
 *
 * @returns null while it comes, `failed` when it did not.
 */
export function useFlowStates(wanted: readonly FlowState[]): {
  definitionOf: (state: FlowState) => FlowDefinition | "failed" | null;
  retry: () => void;
} {
  const flowId = useDesigner(({ flow }) => flow.id);
  const document = useDefinition();
  const learnNames = useLearnNames();
  const [loaded, setLoaded] = useState<Loaded>(new Map());
  const missing = wanted.find((state) => state.kind !== "document" && !loaded.has(stateId(state)));
  const missingId = missing === undefined ? null : stateId(missing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a state is what its id says
  useEffect(() => {
    if (missing === undefined || missing.kind === "document") return;
    let isWanted = true;
    const keep = (definition: FlowDefinition | "failed") => {
      if (isWanted) setLoaded((known) => new Map(known).set(stateId(missing), definition));
    };
    loadStateAction(flowId, missing).then(
      ({ definition, names }) => {
        learnNames({ people: Object.values(names.people), departments: Object.values(names.departments) });
        keep(definition);
      },
      () => keep("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [missingId, flowId]);
  return {
    definitionOf: (state) => (state.kind === "document" ? document : (loaded.get(stateId(state)) ?? null)),
    retry: () => setLoaded((known) => new Map([...known].filter(([, definition]) => definition !== "failed"))),
  };
}
