import type { NewJob } from "../queue/job";
import { nextTick } from "../time/cron";

/** The job of a schedule's next tick; one per function and pattern, whatever the number of processes. */
export function cronJob(functionId: string, cron: string, now: number): NewJob {
  return { key: `cron:${functionId}:${cron}`, kind: "cron", functionId, due: nextTick(cron, now), payload: { cron } };
}
