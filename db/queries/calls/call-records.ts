import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { ShownRequest } from "@/db/schema/outgoing/calls";
import type { CallRow, TryEnd } from "@/db/store/call-store";
import type { FieldProblem } from "@/lib/platform/errors";
import { isoInstant } from "../lists/waiting";

export type TryRecord = Omit<TryEnd, "durationMs"> & {
  no: number;
  at: string;
  /** null until it has ended. */
  durationMs: number | null;
};

export type CallRecord = Pick<CallRow, "id" | "jobNo" | "attempt" | "status" | "reason" | "detail"> & {
  flowId: number;
  versionId: number;
  problems: FieldProblem[];
  request: ShownRequest | null;
  nextTryAt: string;
  callbackDueAt: string | null;
  /** Oldest first. */
  tries: TryRecord[];
};

const columns = sql`
  call.id, call.job_no as "jobNo", call.attempt, call.status, call.reason, call.detail, call.flow_id as "flowId",
  ticket.version_id as "versionId", call.problems, call.request, ${isoInstant(sql`call.next_try_at`)} as "nextTryAt",
  ${isoInstant(sql`call.callback_due_at`)} as "callbackDueAt", (
    select coalesce(jsonb_agg(jsonb_build_object('no', no, 'at', ${isoInstant(sql`one.at`)}, 'durationMs', duration_ms,
      'httpStatus', http_status, 'errorCode', error_code, 'errorDetail', error_detail, 'response', response)
      order by no), '[]') from hook_tries one where one.call_id = call.id) as tries`;

const read = (reader: Reader, where: SQL) =>
  reader.execute<CallRecord>(sql`
    select ${columns} from hook_calls call join tickets ticket on ticket.id = call.ticket_id
    where ${where} order by call.seq desc`);

/** What the jobs that a ticket waits for have asked of other systems, newest first. */
export function listJobCalls(reader: Reader, ticketId: number): Promise<CallRecord[]> {
  return read(
    reader,
    sql`call.ticket_id = ${ticketId} and call.job_no in (
      select no from ticket_jobs where ticket_id = ${ticketId} and status in ('pending', 'waiting', 'failed'))`,
  );
}

export async function findCallRecord(reader: Reader, callId: string): Promise<CallRecord | null> {
  const [row] = await read(reader, sql`call.id = ${callId}`);
  return row ?? null;
}
