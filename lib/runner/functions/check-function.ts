import { parseExpression } from "../expressions/expression";
import { nextTick } from "../time/cron";
import { durationMs, resolveTime } from "../time/duration";
import { FunctionConfig } from "../wire/function-config";

const UNSUPPORTED = ["batchEvents", "priority", "rateLimit"] as const;
const MIN_PERIOD_MS = 1_000;
const MAX_PERIOD_MS = 7 * 86_400_000;

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
  for (const key of keysOf(config)) parseExpression(key);
  for (const limit of ["start", "finish"] as const) {
    const text = config.timeouts?.[limit];
    if (text !== undefined) demand(`timeouts.${limit}`, () => durationMs(text));
  }
  checkPeriods(config);
}

function keysOf({ concurrency, idempotency, throttle, debounce, singleton }: FunctionConfig): string[] {
  const limits = [concurrency].flat().map((limit) => (typeof limit === "object" ? limit.key : undefined));
  const keys = [...limits, idempotency, throttle?.key, debounce?.key, singleton?.key];
  return keys.filter((key) => key !== undefined);
}

/** Inngest's bounds for what delays a start. */
function checkPeriods({ throttle, debounce }: FunctionConfig): void {
  const periods = { "throttle.period": throttle?.period, "debounce.period": debounce?.period };
  for (const [option, text] of Object.entries(periods)) {
    if (text === undefined) continue;
    const ms = demand(option, () => durationMs(text));
    if (ms < MIN_PERIOD_MS || ms > MAX_PERIOD_MS) throw new Error(`${option} must be between 1s and 7d, not ${text}`);
  }
  if (debounce?.timeout === undefined) return;
  const { timeout, period } = debounce;
  const ms = demand("debounce.timeout", () => durationMs(timeout));
  if (ms < durationMs(period)) throw new Error("debounce.timeout must not be shorter than debounce.period");
}

function demand<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${option}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
