import type { FunctionRecord } from "../functions/function-record";
import type { RunnerEvent } from "../wire/event";

export interface RunStart {
  readonly fn: FunctionRecord;
  readonly event: RunnerEvent;
  /** Instead of the event's id or the function's idempotency expression. */
  readonly dedupeKey?: string;
  readonly parent?: { readonly runId: string; readonly stepId: string };
  /** The event has been debounced already. */
  readonly isSettled?: boolean;
}
