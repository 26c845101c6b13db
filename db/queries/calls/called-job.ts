import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { JobRef } from "@/db/store/call-store";

export type CalledJob = { flowId: number; versionId: number; nodeId: number };

/** What an attempt of a hook's job is about; null when it is not wanted any more. */
export async function findCalledJob(reader: Reader, { ticketId, jobNo, attempt }: JobRef): Promise<CalledJob | null> {
  const [row] = await reader.execute<CalledJob>(sql`
    select ticket.flow_id as "flowId", ticket.version_id as "versionId", job.node_id as "nodeId"
    from ticket_jobs job join tickets ticket on ticket.id = job.ticket_id
    where job.ticket_id = ${ticketId} and job.no = ${jobNo} and job.attempt = ${attempt} and job.kind = 'hook'
      and job.status in ('pending', 'waiting') and ticket.deleted_at is null`);
  return row ?? null;
}
