import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

/** A script job that is to be carried out, with what it belongs to; null when the ticket does not wait for it. */
export async function findScriptJob(
  reader: Reader,
  { ticketId, jobNo, attempt }: { ticketId: number; jobNo: number; attempt: number },
): Promise<{ versionId: number; nodeId: number } | null> {
  const [row] = await reader.execute<{ versionId: number; nodeId: number }>(sql`
    select tickets.version_id as "versionId", job.node_id as "nodeId"
    from ticket_jobs job join tickets on tickets.id = job.ticket_id and tickets.deleted_at is null
    where job.ticket_id = ${ticketId} and job.no = ${jobNo} and job.attempt = ${attempt}
      and job.kind = 'script' and job.status = 'pending'`);
  return row ?? null;
}

export type ShownScriptRun = {
  jobNo: number;
  attempt: number;
  status: "running" | "done" | "failed";
  output: string;
  errorCode: string;
  errorMessage: string;
  line: number | null;
  durationMs: number | null;
  startedAt: string;
};

/** The runs of a ticket's script jobs that have not ended, newest first. */
export async function listScriptRuns(reader: Reader, ticketId: number): Promise<ShownScriptRun[]> {
  return reader.execute<ShownScriptRun>(sql`
    select run.job_no as "jobNo", run.attempt, run.status, run.output, run.error_code as "errorCode",
      run.error_message as "errorMessage", run.line, run.duration_ms as "durationMs",
      to_json(run.started_at) #>> '{}' as "startedAt"
    from script_runs run join ticket_jobs job on job.ticket_id = run.ticket_id and job.no = run.job_no
    where run.ticket_id = ${ticketId} and job.status in ('pending', 'waiting', 'failed')
    order by run.job_no desc, run.attempt desc`);
}
