import type { RunnerEvent } from "./event";

export interface Call {
  /** The serve handler's address, with the function's id in it. */
  readonly url: string;
  readonly runId: string;
  /** Null asks for whatever comes next, otherwise exactly this planned step runs. */
  readonly stepId: string | null;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** -1 until the SDK has answered once. */
  readonly version: number;
  readonly plansOnly: boolean;
  readonly event: RunnerEvent;
  /** Step id and state, in order of completion. */
  readonly memos: readonly (readonly [string, unknown])[];
}

/** The request of the SDK protocol. Without `ctx.fn_id` the SDK never checkpoints, whatever its configuration says. */
export function buildCall(call: Call): Request {
  const stepId = call.stepId ?? "step";
  const url = new URL(call.url);
  url.searchParams.set("stepId", stepId);
  const stack = call.memos.map(([id]) => id);
  const body = {
    version: call.version,
    event: call.event,
    events: [call.event],
    steps: Object.fromEntries(call.memos),
    defers: {},
    use_api: false,
    ctx: {
      run_id: call.runId,
      env: "",
      step_id: "step",
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: call.plansOnly,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  return new Request(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      // The SDK's handler builds its own address from it and fails with "Invalid URL" without.
      host: url.host,
      "x-run-id": call.runId,
      "x-inngest-req-version": String(call.version),
      "x-inngest-step-id": stepId,
    },
  });
}
