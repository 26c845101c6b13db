import { createHash } from "node:crypto";
import { Op } from "../wire/op";
import type { Exchange } from "./wire-log";

export interface RecordedAnswer {
  readonly status: number;
  readonly noRetry: string | null;
  readonly retryAfter: string | null;
  /** Operations in the order of their steps, a value, or an error as `name: message`. */
  readonly ops?: readonly unknown[];
  readonly value?: unknown;
  readonly error?: string;
}

export interface RecordedCall {
  readonly step: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly version: number;
  readonly plansOnly: boolean;
  readonly events: number;
  /** Names of steps, each with the shape of what is remembered of it. */
  readonly memos: Readonly<Record<string, string>>;
  readonly stack: readonly string[];
  readonly answer: RecordedAnswer;
}

export interface RecordedRun {
  readonly function: string;
  readonly event: { readonly name: string; readonly data: unknown };
  readonly calls: readonly RecordedCall[];
}

/** What went over the wire while a set was played, without what differs from one time to the next. */
export interface Recording {
  readonly runs: readonly RecordedRun[];
  readonly notes: Readonly<Record<string, unknown>>;
}

const TIME_AFTER = 1_000_000_000_000;
const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const ULID = /\b[0-9A-HJKMNP-TV-Z]{26}\b/g;
const MAX_REPEATS = 20;

/** Sorted throughout, for neither the order of runs nor that of parallel steps is fixed. */
export function recordingOf(
  exchanges: readonly Exchange[],
  mark: string,
  notes: Readonly<Record<string, unknown>>,
): Recording {
  const names = namesOf(exchanges);
  const runs = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const { run_id } = exchange.call.ctx;
    runs.set(run_id, [...(runs.get(run_id) ?? []), exchange]);
  }
  const recorded = [...runs.values()].map((run) => recordRun(run, names, mark));
  return { runs: sorted(recorded), notes };
}

function recordRun(run: readonly Exchange[], names: ReadonlyMap<string, string>, mark: string): RecordedRun {
  const [{ functionId, call }] = run as [Exchange];
  const siblings = siblingsOf(run);
  const calls = run.map((exchange) => recordCall(exchange, siblings, names, mark));
  return { function: functionId, event: recordEvent(call.event, mark), calls: sorted(calls, depthOf) };
}

/** The executor's own events are large; which attributes they have must do. */
function recordEvent({ name, data }: Exchange["call"]["event"], mark: string): RecordedRun["event"] {
  if (name === "inngest/function.failed")
    return {
      name,
      data: Object.keys(data as object)
        .filter(isOurs)
        .sort(),
    };
  return { name, data: plain(data, mark) };
}

function recordCall(
  { target, call, ...answer }: Exchange,
  siblings: ReadonlyMap<string, ReadonlySet<string>>,
  names: ReadonlyMap<string, string>,
  mark: string,
): RecordedCall {
  const nameOf = (id: string) => names.get(id) ?? id;
  // Whether a step that was planned together with this one is over already is a matter of chance.
  const isCertain = (id: string) => target === "step" || !siblings.get(target)?.has(id);
  const memos = Object.entries(call.steps).filter(([id]) => isCertain(id));
  return {
    step: nameOf(target),
    attempt: call.ctx.attempt,
    maxAttempts: call.ctx.max_attempts,
    version: call.version,
    plansOnly: call.ctx.disable_immediate_execution,
    events: call.events.length,
    memos: Object.fromEntries(memos.map(([id, memo]) => [nameOf(id), shapeOf(memo)]).sort()),
    stack: call.ctx.stack.stack.filter(isCertain).map(nameOf).sort(),
    answer: recordAnswer(answer, nameOf, mark),
  };
}

function recordAnswer(
  { status, noRetry, retryAfter, answer }: Pick<Exchange, "status" | "noRetry" | "retryAfter" | "answer">,
  nameOf: (id: string) => string,
  mark: string,
): RecordedAnswer {
  const head = { status, noRetry, retryAfter: retryAfter?.replace(ISO_TIME, "<time>") ?? null };
  const body: unknown = answer === "" ? null : JSON.parse(answer);
  if (status === 206) return { ...head, ops: sorted((body as unknown[]).map((op) => recordOp(op, nameOf, mark))) };
  return status === 200 ? { ...head, value: plain(body, mark) } : { ...head, error: errorText(body) };
}

function recordOp(raw: unknown, nameOf: (id: string) => string, mark: string): unknown {
  const { op, id, name, opts, data, error } = Op.parse(raw);
  const known = { op, step: nameOf(id), name: name === id ? undefined : name, opts, data };
  const recorded = plain(known, mark) as Record<string, unknown>;
  return error === undefined ? recorded : { ...recorded, error: errorText(error) };
}

function siblingsOf(run: readonly Exchange[]): Map<string, Set<string>> {
  const batches = run
    .filter(({ status }) => status === 206)
    .map(({ answer }) => JSON.parse(answer) as { id: string }[]);
  const siblings = new Map<string, Set<string>>();
  for (const batch of batches) {
    for (const { id } of batch) {
      const others = batch.filter((other) => other.id !== id).map((other) => other.id);
      siblings.set(id, new Set([...(siblings.get(id) ?? []), ...others]));
    }
  }
  return siblings;
}

/** The SDK sends the hash of a step's id; the second of the same id is hashed with `:1`, and so on. */
function namesOf(exchanges: readonly Exchange[]): Map<string, string> {
  const names = new Map([["step", "step"]]);
  for (const { status, answer } of exchanges) {
    if (status !== 206) continue;
    for (const { displayName } of JSON.parse(answer) as { displayName?: string }[]) {
      for (let n = 0; displayName !== undefined && n <= MAX_REPEATS; n += 1) {
        const id = n === 0 ? displayName : `${displayName}:${n}`;
        names.set(createHash("sha1").update(id).digest("hex"), id);
      }
    }
  }
  return names;
}

const isOurs = (key: string): boolean => key !== "_inngest";

/** The attributes of what is remembered; of an event those that every executor sends. */
function shapeOf(memo: unknown): string {
  if (typeof memo !== "object" || memo === null) return String(memo);
  return Object.keys(memo)
    .filter((key) => key !== "user" && key !== "v")
    .sort()
    .join(" ");
}

function errorText(error: unknown): string {
  const { name, message } = (error ?? {}) as { name?: string; message?: string };
  return `${name}: ${message}`;
}

/** The value with what differs each time replaced, and without stacks. */
function plain(value: unknown, mark: string): unknown {
  const text = JSON.stringify(value, (key, inner: unknown) => {
    if (key === "stack" || !isOurs(key)) return undefined;
    if (typeof inner === "number" && inner > TIME_AFTER) return "<time>";
    if (typeof inner !== "string") return inner;
    return inner.replaceAll(mark, "<mark>").replace(ISO_TIME, "<time>").replace(ULID, "<id>");
  });
  return text === undefined ? undefined : JSON.parse(text);
}

const depthOf = ({ stack, attempt }: RecordedCall): number => stack.length * 100 + attempt;

function sorted<T>(values: readonly T[], rank: (value: T) => number = () => 0): T[] {
  const keyed = values.map((value) => ({ value, rank: rank(value), text: JSON.stringify(value) }));
  keyed.sort((one, other) => one.rank - other.rank || (one.text < other.text ? -1 : 1));
  return keyed.map(({ value }) => value);
}
