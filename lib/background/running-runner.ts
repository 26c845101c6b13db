import type { Runner } from "@/lib/runner/runner";

// Next builds instrumentation and pages as separate module graphs; only globalThis is common to both.
type Held = typeof globalThis & { skeinRunner?: Runner };

/** The embedded runner of this process; null where Inngest runs the functions, and before it has started. */
export const runningRunner = (): Runner | null => (globalThis as Held).skeinRunner ?? null;

/** Makes this the runner that pages and commands look at; null for none. */
export function setRunningRunner(runner: Runner | null): void {
  if (runner === null) delete (globalThis as Held).skeinRunner;
  else (globalThis as Held).skeinRunner = runner;
}
