import { z } from "zod";

export const RUN_STATUSES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const RunId = z.string().regex(/^[0-9A-Z]{26}$/);
export const RunInput = z.object({ runId: RunId });
export const HandOverInput = z.object({});

export type RunFilter = { status: RunStatus | null; functionId: string | null; before: string | null };

/** A run in a list; instants are ISO texts. */
export type RunEntry = {
  id: string;
  /** As it is listed in `inngest/functions.ts`. */
  functionId: string;
  status: RunStatus;
  event: string;
  ticketId: number | null;
  steps: number;
  /** Why it failed, or why its latest step is tried again; empty when all is well. */
  error: string;
  createdAt: string;
  endedAt: string | null;
};

export type RunStepEntry = { id: string; name: string; kind: string; isFailed: boolean; output: string; at: string };
/** What a run does next: a call or the end of a sleep, or an event it waits for. */
export type RunNextEntry = {
  kind: "call" | "sleep" | "wait";
  name: string;
  at: string;
  attempt: number;
  maxAttempts: number;
  isRunning: boolean;
  error: string;
};

export type RunView = RunEntry & {
  doneSteps: RunStepEntry[];
  next: RunNextEntry[];
  /** The event that started it and what it ended with, as JSON. */
  input: string;
  output: string;
};

export type StuckEntry = {
  id: string;
  topic: string;
  ticketId: number | null;
  attempts: number;
  error: string;
  at: string;
};

export type BackgroundPage = {
  executor: "embedded" | "inngest";
  /** null where Inngest runs the functions, and while the runner starts. */
  runner: { queued: number; running: number; scheduled: number; unserved: number; oldestDueMs: number | null } | null;
  outbox: { lagMs: number; unsent: number; isLate: boolean; stuck: StuckEntry[] };
  /** How many runs are kept, by status. */
  counts: Record<RunStatus, number>;
  functions: string[];
  runs: RunEntry[];
  /** The id to begin the next page before; null when there is none. */
  next: string | null;
};
