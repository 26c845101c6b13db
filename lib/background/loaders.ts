import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getDb } from "@/db/client";
import { getOutboxLagMs, getOutboxStats, listStuckOutbox } from "@/db/queries/outbox";
import { requireAdministrator, requireUser } from "@/lib/auth/current-user";
import { env } from "@/lib/platform/env";
import { executor } from "./executor";
import { toRunEntry, toRunView } from "./run-view";
import { runningRunner } from "./running-runner";
import { type BackgroundPage, RUN_STATUSES, type RunFilter, RunId, type RunStatus, type RunView } from "./schema";

const PAGE = 50;
const NO_RUNS = Object.fromEntries(RUN_STATUSES.map((status) => [status, 0])) as Record<RunStatus, number>;

/** Whether what tickets want done outside is handed over too late; for administrators, who can do something about it. */
export const loadIsLate = cache(async (): Promise<boolean> => {
  const { scope } = await requireUser();
  return scope.globalRole === "administrator" && isTooLate(await getOutboxLagMs(getDb()));
});

const isTooLate = (lagMs: number) => lagMs > env.OUTBOX_ALARM_SECONDS * 1000;

/** How the background work stands, and a page of its runs, newest first. */
export async function loadBackground({ status, functionId, before }: RunFilter): Promise<BackgroundPage> {
  await requireAdministrator();
  const runner = runningRunner();
  const wanted = {
    limit: PAGE + 1,
    ...(status === null ? {} : { status }),
    ...(functionId === null ? {} : { functionId: `skein-${functionId}` }),
    ...(before === null ? {} : { before }),
  };
  const [outbox, stuck, stats, runs, functions] = await Promise.all([
    getOutboxStats(getDb()),
    listStuckOutbox(getDb()),
    runner?.stats() ?? null,
    runner?.runs(wanted) ?? [],
    runner?.functions() ?? [],
  ]);
  return {
    executor: executor(),
    runner: stats,
    outbox: { ...outbox, isLate: isTooLate(outbox.lagMs), stuck },
    counts: stats?.runs ?? NO_RUNS,
    functions: functions.map((id) => id.replace(/^skein-/, "")),
    runs: runs.slice(0, PAGE).map(toRunEntry),
    next: runs.length > PAGE ? (runs[PAGE - 1]?.id ?? null) : null,
  };
}

/** One run with its steps; a run that is not kept is a page that is not there. */
export async function loadRun(id: string): Promise<RunView> {
  await requireAdministrator();
  const run = RunId.safeParse(id).success ? await runningRunner()?.run(id) : undefined;
  return run === undefined ? notFound() : toRunView(run);
}
