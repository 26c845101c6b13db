import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

export type ResolverJob = { versionId: number; nodeId: number };
type Attempt = { ticketId: number; jobNo: number; attempt: number };

/** Where a ticket waits for other systems to name people; null when this attempt is not wanted any more. */
export async function findResolverJob(reader: Reader, job: Attempt): Promise<ResolverJob | null> {
  const [row] = await reader.execute<ResolverJob>(sql`
    select ticket.version_id as "versionId", job.node_id as "nodeId"
    from ticket_jobs job join tickets ticket on ticket.id = job.ticket_id
    where job.ticket_id = ${job.ticketId} and job.no = ${job.jobNo} and job.attempt = ${job.attempt}
      and job.kind = 'resolver' and job.status in ('pending', 'waiting') and ticket.deleted_at is null`);
  return row ?? null;
}
