import { groupOf } from "../expressions/key";
import type { Throttle } from "../queue/job";
import { durationMs } from "../time/duration";
import type { RunnerEvent } from "../wire/event";
import type { FunctionConfig } from "../wire/function-config";

/** How the function's options space the start of a run with this event; the key is read once, as for concurrency. */
export function throttleOf({ id, throttle }: FunctionConfig, event: RunnerEvent): Throttle | undefined {
  if (throttle === undefined) return undefined;
  const { limit, period, burst = 1, key } = throttle;
  const everyMs = durationMs(period) / limit;
  return { name: `${id}|${groupOf(key, event)}`, everyMs, aheadMs: everyMs * (burst - 1) };
}

/**
 * One start by the generic cell rate algorithm: the theoretical arrival time of the next, or undefined when this one
 * has to wait until `tatMs - aheadMs`. All in milliseconds.
 */
export function passThrottle(tatMs: number, { everyMs, aheadMs }: Throttle, now: number): number | undefined {
  if (tatMs - aheadMs > now) return undefined;
  return Math.max(tatMs, now) + everyMs;
}
