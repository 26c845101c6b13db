import { Background } from "./background";

// Next builds instrumentation and route handlers as separate module graphs; only globalThis is common to both.
const holder = globalThis as typeof globalThis & { skeinBackground?: Background };

export function runningBackground(): Background | null {
  return holder.skeinBackground ?? null;
}

/** Starts the background work of this process, once however often it is called. */
export function startBackground(): void {
  if (holder.skeinBackground !== undefined) return;
  const background = new Background();
  holder.skeinBackground = background;
  background.start();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => endAfter(background.stop()));
}

/**
 * Next ends the process as soon as its own requests are answered and offers no hook; a step that is under way, such
 * as a mail, would be cut off and done again. So the end of the process waits for it.
 */
function endAfter(stopped: Promise<void>): void {
  const exit = process.exit.bind(process);
  process.exit = ((code?: number) => {
    void stopped.finally(() => exit(code));
  }) as typeof process.exit;
}
