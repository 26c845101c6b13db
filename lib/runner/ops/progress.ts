/** Where a run stands between calls. */
export interface Progress {
  /** Steps of a parallel batch that must all be over before the function is called again. */
  readonly pending: readonly string[];
  /** While parallel steps are out, a call only plans steps instead of running the next one on the spot. */
  readonly plansOnly: boolean;
}

export interface OpenStep {
  readonly stepId: string;
  /** In a race the function is called after each step, not after all. */
  readonly isRace: boolean;
}

/** Several steps were reported in one answer: from now on they run one per call. */
export function branchOut(progress: Progress, steps: readonly OpenStep[]): Progress {
  const joined = steps.filter((step) => !step.isRace).map((step) => step.stepId);
  return { pending: [...new Set([...progress.pending, ...joined])], plansOnly: true };
}

/** One step is over. */
export function settle(progress: Progress, step: OpenStep): { progress: Progress; isCallDue: boolean } {
  const pending = progress.pending.filter((id) => id !== step.stepId);
  const isJoined = pending.length === 0 && !step.isRace;
  return {
    progress: { pending, plansOnly: progress.plansOnly && !isJoined },
    isCallDue: step.isRace || pending.length === 0,
  };
}
