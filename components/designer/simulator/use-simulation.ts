"use client";

import { useEffect, useRef, useState } from "react";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { ActionError } from "@/lib/http/action-result";
import { simulateFlowAction } from "@/lib/simulator/actions";
import type { SimulationRun, SimulationStep } from "@/lib/simulator/run";
import type { Simulation } from "@/lib/simulator/schema";
import type { DesignerStore } from "../store/designer-store";
import { useDefinition, useDesigner, useDesignerStore, useLearnNames } from "../store/use-designer";

export type Simulator = {
  run: SimulationRun | null;
  /** null until the server has answered for the first time. */
  simulation: Simulation | null;
  isPending: boolean;
  /** Why the flow as it is drawn cannot be simulated at all. */
  failure: ActionError | null;
  file(run: SimulationRun): Promise<ActionError | null>;
  /** null when the step was accepted; otherwise nothing has changed. */
  play(...steps: SimulationStep[]): Promise<ActionError | null>;
  back(): void;
  startOver(): void;
  load(run: SimulationRun): void;
};

/** What was played last, while a flow's pages are open: whoever goes to mend the flow finds it again. */
const lastRuns = new WeakMap<DesignerStore, SimulationRun>();

/** A ticket played through the flow as it is drawn now; drawing on plays it again. */
export function useSimulation(): Simulator {
  const store = useDesignerStore();
  const flowId = useDesigner((state) => state.flow.id);
  const definition = useDefinition();
  const learn = useLearnNames();
  const [state, setState] = useState<Pick<Simulator, "run" | "simulation" | "failure">>(() => {
    return { run: lastRuns.get(store) ?? null, simulation: null, failure: null };
  });
  const [isPending, setPending] = useState(false);
  const asked = useRef(0);

  const ask = async (run: SimulationRun | null, isNew: boolean, drawn: FlowDefinition): Promise<ActionError | null> => {
    asked.current += 1;
    const ticket = asked.current;
    setPending(true);
    const answer = await simulateFlowAction({ flowId, definition: drawn, run, isNew });
    if (ticket !== asked.current) return null;
    setPending(false);
    if (!answer.ok) {
      if (!isNew) setState({ run, simulation: null, failure: answer.error });
      return answer.error;
    }
    if (run === null) lastRuns.delete(store);
    else lastRuns.set(store, run);
    learn(answer.data.names);
    setState({ run, simulation: answer.data, failure: null });
    return null;
  };

  const latest = useRef(ask);
  latest.current = ask;
  const present = useRef(state.run);
  present.current = state.run;
  useEffect(() => {
    void latest.current(present.current, false, definition);
  }, [definition]);

  const { run, simulation } = state;
  // What was refused when it was played again is not there any more.
  const kept = run === null ? [] : run.steps.slice(0, simulation?.refusal?.step ?? run.steps.length);
  return {
    ...state,
    isPending,
    file: (filed) => ask(filed, true, definition),
    play: async (...steps) => (run === null ? null : ask({ ...run, steps: [...kept, ...steps] }, true, definition)),
    back: () => void ask(run === null || run.steps.length === 0 ? null : earlier(run, kept), false, definition),
    startOver: () => void ask(null, false, definition),
    load: (other) => void ask(other, false, definition),
  };
}

const earlier = (run: SimulationRun, kept: readonly SimulationStep[]): SimulationRun => ({
  ...run,
  steps: kept.length < run.steps.length ? [...kept] : run.steps.slice(0, -1),
});
