import { parseExpression } from "../expressions/expression";
import { nextTick } from "../time/cron";
import { resolveTime } from "../time/duration";
import { FunctionConfig } from "../wire/function-config";

const UNSUPPORTED = ["batchEvents", "priority", "rateLimit", "throttle", "debounce", "singleton"] as const;

/** The function, if this runner can run it as written. Throws with the function's id and the reason otherwise. */
export function checkFunction(raw: { id: string; [option: string]: unknown }, now: number): FunctionConfig {
  try {
    const unsupported = UNSUPPORTED.find((option) => raw[option] !== undefined && raw[option] !== null);
    if (unsupported) throw new Error(`${unsupported} is not supported by the embedded runner`);
    if (hasJitter(raw.triggers)) throw new Error("jitter of a schedule is not supported by the embedded runner");
    const result = FunctionConfig.safeParse(raw);
    if (!result.success) throw new Error(describe(result.error.issues[0]));
    compileEverything(result.data, now);
    return result.data;
  } catch (error) {
    throw new Error(`function ${raw.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function hasJitter(triggers: unknown): boolean {
  return Array.isArray(triggers) && triggers.some((trigger: object) => "jitter" in trigger);
}

function describe(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return issue ? `${issue.path.join(".") || "configuration"}: ${issue.message}` : "configuration not understood";
}

function compileEverything(config: FunctionConfig, now: number): void {
  for (const trigger of config.triggers) {
    if ("cron" in trigger) nextTick(trigger.cron, now);
    else if (trigger.expression !== undefined) parseExpression(trigger.expression);
  }
  for (const cancel of config.cancel ?? []) {
    if (cancel.if !== undefined) parseExpression(cancel.if);
    if (cancel.timeout !== undefined) resolveTime(cancel.timeout, now);
  }
  for (const limit of [config.concurrency].flat()) {
    if (typeof limit === "object" && limit.key !== undefined) parseExpression(limit.key);
  }
  if (config.idempotency !== undefined) parseExpression(config.idempotency);
  for (const timeout of [config.timeouts?.start, config.timeouts?.finish]) {
    if (timeout !== undefined) resolveTime(timeout, now);
  }
}
