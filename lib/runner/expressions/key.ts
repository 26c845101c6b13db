import { createHash } from "node:crypto";
import { plainText } from "../database/plain-text";
import type { RunnerEvent } from "../wire/event";
import { parseExpression } from "./expression";

const MAX_LENGTH = 500;

/**
 * The value of a key expression for an event, as text that fits an index: long ones as their hash. Undefined when the
 * expression does not fit the event.
 */
export function keyOf(expression: string, event: RunnerEvent): string | undefined {
  const value = parseExpression(expression).key({ event });
  if (value === undefined) return undefined;
  return value.length > MAX_LENGTH ? createHash("sha256").update(value).digest("hex") : plainText(value);
}

/** As keyOf; nothing, and what does not fit, are all one key. */
export function groupOf(expression: string | undefined, event: RunnerEvent): string {
  return (expression === undefined ? undefined : keyOf(expression, event)) ?? "";
}
