import { plainText } from "../database/plain-text";
import { parseExpression } from "../expressions/expression";
import { requiredValue } from "../expressions/required-value";
import type { FunctionRecord } from "../functions/function-record";
import type { NewJob } from "../queue/job";
import type { Change } from "../runs/change";
import { waitKey } from "../runs/resume-run";
import { callJob, type Run } from "../runs/run";
import { LONGEST_WAIT_MS, type Wait, type WaitKind } from "../runs/wait";
import { resolveTime } from "../time/duration";
import { ulid } from "../ulid";
import { type Op, type OpCode, opCodes } from "../wire/op";

/** What an operation is judged against. */
export interface OpScope {
  readonly run: Run;
  readonly now: number;
  /** The functions that the answer's invocations name, as far as they exist. */
  readonly functions: ReadonlyMap<string, FunctionRecord>;
  /** Signals of the answer that another run is waiting for. */
  readonly takenSignals: ReadonlySet<string>;
}

type OpHandler = (op: Op, scope: OpScope) => Change;

const handlers: Record<OpCode, OpHandler> = {
  StepRun: (op) => memo(op, { data: op.data ?? null }),
  StepError: (op) => memo(op, { error: op.error }),
  StepFailed: (op) => memo(op, { error: op.error }),
  StepPlanned: (op, { run, now }) => ({ jobs: [callJob(run, `plan:${op.id}`, now, op.id)] }),
  Sleep: sleep,
  WaitForEvent: waitForEvent,
  WaitForSignal: waitForSignal,
  InvokeFunction: invokeFunction,
};

/** One operation's consequences. What cannot be carried out ends the run as failed, with the reason. */
export function changeOf(op: Op, scope: OpScope): Change {
  const code = opCodes.find((known) => known === op.op);
  if (!code) return failure("UnsupportedOperation", `operation ${op.op} is not supported by the embedded runner`);
  try {
    return handlers[code](op, scope);
  } catch (error) {
    return failure("InvalidStep", `step "${labelOf(op) ?? op.id}": ${error instanceof Error ? error.message : error}`);
  }
}

/** Whether the function goes on after the first of the steps reported together. */
export const isRace = (op: Op): boolean => op.opts?.parallelMode === "race";

function memo(op: Op, state: unknown): Change {
  return { memos: [{ stepId: op.id, op: op.op, name: labelOf(op), state, isRace: isRace(op) }] };
}

function sleep(op: Op, { run, now }: OpScope): Change {
  const due = resolveTime(op.name ?? "", now);
  const payload = { name: labelOf(op), isRace: isRace(op) };
  const { id: runId, functionId } = run;
  return { jobs: [{ key: `${runId}:sleep:${op.id}`, kind: "sleep", runId, functionId, stepId: op.id, due, payload }] };
}

function waitForEvent(op: Op, scope: OpScope): Change {
  const name = textOption(op, "event") ?? op.name;
  if (!name) throw new Error("the event's name is missing");
  const expression = textOption(op, "if");
  if (expression === undefined) return wait(op, scope, { kind: "event", name });
  parseExpression(expression);
  return wait(op, scope, {
    kind: "event",
    name,
    expression,
    requiredValue: requiredValue(expression, scope.run.event),
  });
}

function waitForSignal(op: Op, scope: OpScope): Change {
  const signal = textOption(op, "signal") ?? op.name;
  if (!signal) throw new Error("the signal's name is missing");
  if (scope.takenSignals.has(signal) && textOption(op, "conflict") !== "replace") {
    return memo(op, { error: { name: "Error", message: `another run waits for the signal ${signal}` } });
  }
  return wait(op, scope, { kind: "signal", name: signal });
}

function invokeFunction(op: Op, scope: OpScope): Change {
  const functionId = textOption(op, "function_id") ?? "";
  const fn = scope.functions.get(functionId);
  if (!fn) return memo(op, { error: { name: "Error", message: `function ${functionId} is not registered` } });
  const { run, now } = scope;
  const payload = (op.opts?.payload ?? {}) as { data?: unknown; user?: unknown; v?: string };
  const event = {
    name: "inngest/function.invoked",
    data: payload.data ?? {},
    user: payload.user ?? {},
    id: ulid(now),
    ts: now,
    ...(payload.v === undefined ? {} : { v: payload.v }),
  };
  const start = { fn, event, dedupeKey: `invoke:${run.id}:${op.id}`, parent: { runId: run.id, stepId: op.id } };
  return { ...wait(op, scope, { kind: "invoke", name: functionId }), starts: [start] };
}

function wait(
  op: Op,
  { run, now }: OpScope,
  what: Pick<Wait, "name" | "expression" | "requiredValue"> & { kind: WaitKind },
): Change {
  const expiresAt = resolveTime(textOption(op, "timeout") ?? `${LONGEST_WAIT_MS}ms`, now);
  const timeout: NewJob = {
    key: waitKey(run.id, op.id),
    kind: "wait",
    runId: run.id,
    functionId: run.functionId,
    stepId: op.id,
    due: expiresAt,
    payload: { kind: what.kind },
  };
  return { waits: [{ ...what, runId: run.id, stepId: op.id, isRace: isRace(op), expiresAt }], jobs: [timeout] };
}

function failure(name: string, message: string): Change {
  return { end: { status: "failed", output: { name, message } } };
}

function labelOf(op: Op): string | null {
  const label = op.displayName ?? op.name;
  return label ? plainText(label) : null;
}

function textOption(op: Op, option: string): string | undefined {
  const value = op.opts?.[option];
  return typeof value === "string" ? value : undefined;
}
