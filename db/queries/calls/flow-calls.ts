import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { CallRow } from "@/db/store/call-store";
import { type FlowGrant, grantsOf } from "../flows/flow-grants";
import { isoInstant } from "../lists/waiting";
import { personJson, type StoredPerson } from "../people/person";

export type FlowCallRow = Pick<CallRow, "id" | "seq" | "attempt" | "status" | "reason" | "detail" | "tries"> & {
  ticket: { id: number; serial: string; isTest: boolean };
  nodeName: string;
  createdAt: string;
  /** Of a call that goes on. */
  nextTryAt: string | null;
  callbackDueAt: string | null;
  last: { durationMs: number | null; httpStatus: number | null } | null;
  /** The job, where this is what it has failed with. */
  failedJob: { jobNo: number } | null;
};

export type FlowCallFilter = "failed" | "open" | null;

/** What hook nodes of a flow have asked of other systems, newest first; `before` is the last one of the page before. */
export async function listFlowCalls(
  reader: Reader,
  flowId: number,
  page: { filter: FlowCallFilter; before: number | null; limit: number },
): Promise<FlowCallRow[]> {
  const { filter, before, limit } = page;
  return reader.execute<FlowCallRow>(sql`
    select call.id, call.seq::int, call.attempt, ${statusNow} as status, call.reason, call.detail, call.tries,
      jsonb_build_object('id', ticket.id, 'serial', ticket.serial, 'isTest', ticket.is_test) as ticket,
      node.name as "nodeName", ${isoInstant(sql`call.created_at`)} as "createdAt",
      case ${statusNow} when 'calling' then ${isoInstant(sql`call.next_try_at`)} end as "nextTryAt",
      case ${statusNow} when 'waiting' then ${isoInstant(sql`call.callback_due_at`)} end as "callbackDueAt",
      last.try as last, case when job.status = 'failed' then jsonb_build_object('jobNo', job.no) end as "failedJob"
    from hook_calls call
    join tickets ticket on ticket.id = call.ticket_id and ticket.deleted_at is null
    join flow_nodes node on node.id = call.node_id
    left join ticket_jobs job on job.ticket_id = call.ticket_id and job.no = call.job_no
      and job.attempt = call.attempt
    left join lateral (
      select jsonb_build_object('durationMs', duration_ms, 'httpStatus', http_status) as try
      from hook_tries where call_id = call.id and no = call.tries
    ) last on true
    where call.flow_id = ${flowId} and ${matches(filter)}
      and ${before === null ? sql`true` : sql`call.seq < ${before}`}
    order by call.seq desc limit ${limit}`);
}

/** A ticket may have gone elsewhere since, which its call has not been told. */
const statusNow = sql`case when call.ended_at is null and job.status is distinct from 'pending'
  and job.status is distinct from 'waiting' then 'cancelled' else call.status end`;

function matches(filter: FlowCallFilter): SQL {
  if (filter === "failed") return sql`call.status = 'failed'`;
  return filter === "open" ? sql`call.ended_at is null and job.status in ('pending', 'waiting')` : sql`true`;
}

/** Who may change tickets of a flow past their course, and who is asking. */
export async function findFlowRights(
  reader: Reader,
  args: { flowId: number; userId: number },
): Promise<{ grants: FlowGrant[]; person: StoredPerson | null }> {
  const [row] = await reader.execute<{ grants: FlowGrant[]; person: StoredPerson | null }>(
    sql`select ${grantsOf(sql`${args.flowId}::int`)} as grants, ${personJson(args.userId)} as person`,
  );
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}
