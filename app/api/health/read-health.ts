import { getDb } from "@/db/client";
import { getOutboxLagMs } from "@/db/queries/outbox";
import type { BackgroundHealth } from "@/inngest/background";
import { runningBackground } from "@/inngest/running-background";

const PATIENCE_MS = 3000;

type Health = {
  status: "ok" | "unavailable";
  /** What is wrong, for people; empty when all is well. */
  problems: string[];
  database: { state: "ok" | "unreachable"; latencyMs: number | null };
  runner: Pick<BackgroundHealth, "executor" | "state" | "queued" | "oldestDueMs"> | { state: "stopped" };
  /** How long the oldest consequence has been waiting to be handed over; it may wait for an Inngest that is away. */
  outbox: { lagMs: number | null; state: "relaying" | "stopped"; isLate: boolean };
};

export async function readHealth(): Promise<Health> {
  const begun = performance.now();
  const [lagMs, background] = await Promise.all([
    orNull(getOutboxLagMs(getDb())),
    orNull(runningBackground()?.health() ?? Promise.resolve(null)),
  ]);
  const latencyMs = Math.round(performance.now() - begun);
  const { isRelaying = false, isOutboxLate = false, ...runner } = background ?? { state: "stopped" as const };
  const problems = [
    ...(lagMs === null ? ["the database does not answer"] : []),
    ...(runner.state === "running" ? [] : [`background work is ${runner.state}`]),
    ...(isRelaying || runner.state !== "running" ? [] : ["the outbox is not handed over"]),
  ];
  return {
    status: problems.length === 0 ? "ok" : "unavailable",
    problems,
    database: lagMs === null ? { state: "unreachable", latencyMs: null } : { state: "ok", latencyMs },
    runner,
    outbox: { lagMs, state: isRelaying ? "relaying" : "stopped", isLate: isOutboxLate },
  };
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  return Promise.race([asked.catch(() => null), late]).finally(() => clearTimeout(timer));
}
