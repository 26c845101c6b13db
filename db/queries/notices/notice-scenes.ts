import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { intArray } from "../people/directory";

export type LiveAssignees = {
  taskNo: number;
  nodeId: number;
  nodeName: string;
  /** The assignee, or who may take it: people, departments and roles. */
  names: string[];
};

const MOST_NAMES = 20;

/** For whom a ticket's live tasks are, by name. */
export async function listLiveAssignees(reader: Reader, ticketId: number): Promise<LiveAssignees[]> {
  return reader.execute<LiveAssignees>(sql`
    select task.no as "taskNo", task.node_id as "nodeId", node.name as "nodeName",
      case when assignee.id is not null then jsonb_build_array(assignee.name) else (
        select coalesce(jsonb_agg(coalesce(users.name, departments.name, roles.name, '')), '[]')
        from (
          select principal_type, principal_id from task_candidates where task_id = task.id
          order by principal_type, principal_id limit ${MOST_NAMES}
        ) candidate
        left join users on principal_type = 'user' and users.id = principal_id
        left join departments on principal_type = 'department' and departments.id = principal_id
        left join roles on principal_type = 'role' and roles.id = principal_id) end as names
    from tasks task
    join flow_nodes node on node.id = task.node_id
    left join users assignee on assignee.id = task.assignee_id
    where task.ticket_id = ${ticketId} and task.status in ('open', 'claimed')
    order by task.no`);
}

export type NoticeReader = { userId: number; locale: "en" | "zh-CN" | null; timeZone: string | null };

/** In which language and zone people read what they are told. */
export async function listNoticeReaders(reader: Reader, userIds: readonly number[]): Promise<NoticeReader[]> {
  return reader.execute<NoticeReader>(sql`
    select users.id as "userId", users.locale, coalesce(users.time_zone, settings.time_zone) as "timeZone"
    from users left join notice_settings settings on settings.user_id = users.id
    where users.id = any(${intArray(userIds)})`);
}

/** A step that waits for somebody to retry or to skip it, by the name of its node; null when none does. */
export async function findFailedJob(
  reader: Reader,
  ticketId: number,
  jobNo: number,
): Promise<{ node: string; error: string } | null> {
  const [row] = await reader.execute<{ node: string; error: string }>(sql`
    select node.name as node, job.error from ticket_jobs job join flow_nodes node on node.id = job.node_id
    where job.ticket_id = ${ticketId} and job.no = ${jobNo} and job.status = 'failed'`);
  return row ?? null;
}
