import { parseExpression } from "../expressions/expression";
import type { RunnerEvent } from "../wire/event";
import type { FunctionConfig } from "../wire/function-config";

/** The event names a function is looked up by; a name may end in `*`. */
export function eventPatterns(config: FunctionConfig): string[] {
  return [...new Set(config.triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : [])))];
}

/** Every pattern that covers this event name. */
export function patternsCovering(name: string): string[] {
  const prefixes = Array.from({ length: name.length + 1 }, (_, length) => `${name.slice(0, length)}*`);
  return [name, ...prefixes];
}

/** Whether one of the function's triggers, with its condition, takes this event. */
export function isTriggeredBy(config: FunctionConfig, event: RunnerEvent): boolean {
  return config.triggers.some((trigger) => {
    if (!("event" in trigger) || !covers(trigger.event, event.name)) return false;
    return trigger.expression === undefined || parseExpression(trigger.expression).matches({ event });
  });
}

function covers(pattern: string, name: string): boolean {
  return pattern === name || (pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1)));
}
