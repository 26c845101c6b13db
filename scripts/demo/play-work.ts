import type postgres from "postgres";
import type { Db } from "@/db/client";
import { completeJob } from "@/lib/tickets/commands/jobs/complete-job";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { fireTimer } from "@/lib/tickets/commands/timers/fire-timer";
import type { DemoStep, People } from "./demo-ticket";

type Scene = { db: Db; sql: postgres.Sql; people: People; ticketId: number; at: Date };
type JobStep = Extract<DemoStep, { job: unknown }>;

const asSystem = ({ db }: Scene, at: Date) => {
  return { db, actor: { kind: "system" as const, name: "demo" as const }, clock: { now: () => at } };
};

/** Answers what a ticket of the demo has others do, as the functions do later. */
export async function playJob(scene: Scene, step: JobStep): Promise<void> {
  const { sql, ticketId, at, people } = scene;
  const [job] = await sql<{ no: number; attempt: number }[]>`
    select no, attempt from ticket_jobs where ticket_id = ${ticketId} and status in ('pending', 'waiting')`;
  if (job === undefined) throw new Error("nothing is under way");
  const answered = { ticketId, jobNo: job.no, attempt: job.attempt };
  const ctx = asSystem(scene, at);
  if (step.job === "failed") await failJob.run(ctx, { ...answered, error: step.error });
  else await completeJob.run(ctx, { ...answered, output: step.output, values: step.values?.(people) ?? {} });
}

/** Lets the next timer of a ticket fire, at the moment it is due. */
export async function playTimer(scene: Scene): Promise<Date> {
  const { sql, ticketId } = scene;
  const [timer] = await sql<{ no: number; dueAt: string }[]>`
    select no, due_at as "dueAt" from ticket_timers
    where ticket_id = ${ticketId} and status = 'pending' order by due_at, no limit 1`;
  if (timer === undefined) throw new Error("no timer runs");
  const dueAt = new Date(timer.dueAt);
  await fireTimer.run(asSystem(scene, dueAt), { ticketId, timerNo: timer.no });
  return dueAt;
}
