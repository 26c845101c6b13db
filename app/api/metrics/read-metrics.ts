import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { getDb } from "@/db/client";
import { getOutboxStats } from "@/db/queries/outbox";
import { runningRunner } from "@/lib/background/running-runner";

type Metrics = ReturnType<typeof createMetrics>;
const holder = globalThis as typeof globalThis & { skeinMetrics?: Metrics };

/** What Prometheus reads: figures of this process, and those of the installation, which every process tells alike. */
export async function readMetrics(): Promise<{ contentType: string; text: string }> {
  holder.skeinMetrics ??= createMetrics();
  const { registry } = holder.skeinMetrics;
  await Promise.all([measureOutbox(holder.skeinMetrics), measureRunner(holder.skeinMetrics)]);
  return { contentType: registry.contentType, text: await registry.metrics() };
}

function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "skein_" });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `skein_${name}`, help, labelNames, registers: [registry] });
  return {
    registry,
    outboxLag: gauge("outbox_lag_seconds", "How long the oldest consequence of a ticket waits to be handed over"),
    outboxUnsent: gauge("outbox_unsent", "Consequences of tickets that are not handed over yet"),
    outboxStuck: gauge("outbox_stuck", "Those of them that were tried five times or more"),
    runnerJobs: gauge("runner_jobs", "Jobs of the embedded runner", ["state"]),
    runnerRuns: gauge("runner_runs", "Runs that are kept", ["status"]),
    runnerOldest: gauge("runner_oldest_due_seconds", "How long the oldest due job has been waiting"),
  };
}

async function measureOutbox({ outboxLag, outboxUnsent, outboxStuck }: Metrics): Promise<void> {
  const { lagMs, unsent, stuck } = await getOutboxStats(getDb());
  outboxLag.set(lagMs / 1000);
  outboxUnsent.set(unsent);
  outboxStuck.set(stuck);
}

async function measureRunner({ runnerJobs, runnerRuns, runnerOldest }: Metrics): Promise<void> {
  const stats = (await runningRunner()?.stats()) ?? null;
  if (stats === null) return;
  for (const state of ["queued", "running", "scheduled", "unserved"] as const) runnerJobs.set({ state }, stats[state]);
  for (const [status, count] of Object.entries(stats.runs)) runnerRuns.set({ status }, count);
  runnerOldest.set((stats.oldestDueMs ?? 0) / 1000);
}
