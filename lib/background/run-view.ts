import type { RunDetail } from "@/lib/runner/manage/find-run";
import type { RunSummary } from "@/lib/runner/runs/list-runs";
import type { RunEntry, RunNextEntry, RunView } from "./schema";

const APP = "skein-";
const LONGEST = 4000;

/** A run of the runner as a row of the list. */
export function toRunEntry(run: RunSummary): RunEntry {
  return {
    id: run.id,
    functionId: run.functionId.startsWith(APP) ? run.functionId.slice(APP.length) : run.functionId,
    status: run.status,
    event: run.event.name,
    ticketId: ticketOf(run.event.data),
    steps: run.steps,
    error: run.status === "failed" ? messageOf(run.output) : run.endedAt === null ? messageOf(run.lastError) : "",
    createdAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}

/** A run with its steps, for its own page. */
export function toRunView(run: RunDetail): RunView {
  const steps = run.doneSteps.map((step) => ({
    id: step.id,
    name: step.name ?? "",
    kind: step.op,
    isFailed: step.isFailed,
    output: step.isFailed ? messageOf(step.output) : textOf(step.output),
    at: step.at.toISOString(),
  }));
  const waits = run.waits.map(
    (wait): RunNextEntry => ({
      kind: "wait",
      name: wait.name,
      at: wait.expiresAt.toISOString(),
      ...{ attempt: 0, maxAttempts: 1, isRunning: false, error: "" },
    }),
  );
  const jobs = run.jobs.map(
    (job): RunNextEntry => ({
      kind: job.kind === "sleep" ? "sleep" : "call",
      name: job.name ?? "",
      at: job.due.toISOString(),
      attempt: job.attempt,
      maxAttempts: job.maxAttempts,
      isRunning: job.isRunning,
      error: messageOf(job.error),
    }),
  );
  const output = run.status === "completed" ? textOf(run.output) : "";
  return { ...toRunEntry(run), doneSteps: steps, next: [...jobs, ...waits], input: textOf(run.event), output };
}

function ticketOf(data: unknown): number | null {
  if (typeof data !== "object" || data === null || !("ticketId" in data)) return null;
  return typeof data.ticketId === "number" ? data.ticketId : null;
}

function messageOf(error: unknown): string {
  if (error === null || error === undefined) return "";
  if (typeof error === "object" && "message" in error) return String(error.message).slice(0, LONGEST);
  return textOf(error);
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : JSON.stringify(value, null, 2).slice(0, LONGEST);
}
