import { groupOf } from "../expressions/key";
import type { RunnerEvent } from "../wire/event";
import type { FunctionConfig } from "../wire/function-config";
import type { Slot } from "./job";

/** The concurrency limits a run falls under; keys are read from the event that starts it, once. */
export function slotsOf(config: FunctionConfig, event: RunnerEvent): Slot[] {
  return limitsOf(config.concurrency)
    .filter(({ limit }) => limit > 0)
    .map(({ limit, key, scope = "fn" }) => {
      const owner = scope === "fn" ? config.id : scope;
      return { name: `${owner}|${groupOf(key, event)}`, limit };
    });
}

function limitsOf(concurrency: FunctionConfig["concurrency"]): { limit: number; key?: string; scope?: string }[] {
  if (concurrency === undefined) return [];
  if (typeof concurrency === "number") return [{ limit: concurrency }];
  return Array.isArray(concurrency) ? concurrency : [concurrency];
}
