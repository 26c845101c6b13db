import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Principal } from "@/lib/engine/model";
import { intArray } from "../people/directory";
import { type Moment, standInOf } from "../people/stand-ins";

export type Recipient = { userId: number; email: string };

/** What a notice says of a ticket, as it was when the notice was written. */
type TicketFacts = {
  serial: string;
  title: string;
  flow: string;
  requester: string;
  flowId: number;
  requesterId: number;
  /** Tries out a draft of its flow. */
  isTest: boolean;
};

export type OpenTaskFacts = TicketFacts & { taskId: number; node: string; assigneeId: number | null };

const facts = sql`tickets.serial, tickets.title, flows.name as flow, requester.name as requester,
  tickets.flow_id as "flowId", tickets.requester_id as "requesterId", tickets.is_test as "isTest"`;

/** A task somebody still has to do; null when it is done, cancelled or unknown. */
export async function findOpenTask(reader: Reader, ticketId: number, taskNo: number): Promise<OpenTaskFacts | null> {
  const [row] = await reader.execute<OpenTaskFacts>(sql`
    select tasks.id as "taskId", tasks.assignee_id as "assigneeId", flow_nodes.name as node, ${facts}
    from tasks
    join flow_nodes on flow_nodes.id = tasks.node_id
    join tickets on tickets.id = tasks.ticket_id
    join flows on flows.id = tickets.flow_id
    join users requester on requester.id = tickets.requester_id
    where tasks.ticket_id = ${ticketId} and tasks.no = ${taskNo} and tasks.status in ('open', 'claimed')`);
  return row ?? null;
}

/**
 * The active people live tasks are for: of one task, of some of a ticket's, or of all of them. A task is for its assignee,
 * or for everybody behind its candidates who is not excluded, and for who stands in for those of them that are away.
 * Roles and departments are looked up now, departments with all below them.
 */
export async function listTaskRecipients(reader: Reader, of: Asked, at: Date | null = null): Promise<Recipient[]> {
  return reader.execute<Recipient>(sql`
    with recursive ${toldOf(of, at)}
    select users.id as "userId", users.email from users
    where users.is_active and users.id in (select user_id from told) order by users.id`);
}

/** At which nodes a ticket waits for each of the people it waits for, as `listTaskRecipients` finds them. */
export async function listWaitingPlaces(
  reader: Reader,
  ticketId: number,
  at: Date | null,
): Promise<{ userId: number; nodeId: number }[]> {
  return reader.execute<{ userId: number; nodeId: number }>(sql`
    with recursive ${toldOf({ ticketId }, at)}
    select distinct told.user_id as "userId", asked.node_id as "nodeId" from told
    join asked on asked.id = told.task_id order by 1, 2`);
}

type Asked = { taskId: number } | { ticketId: number; taskNos?: readonly number[] };

/** Common table expressions that end in `told(task_id, user_id)`: for whom live tasks are. */
function toldOf(of: Asked, at: Date | null): SQL {
  return sql`
    asked as (
      select tasks.id, tasks.status, node_id, assignee_id, excluded, requester_id, flow_id
      from tasks join tickets on tickets.id = ticket_id
      where tasks.status in ('open', 'claimed')
        and ${isAsked(of)}
    ),
    candidates as (
      select task_id, principal_type as type, principal_id as id from task_candidates
      join asked on asked.id = task_id and status = 'open'
    ),
    ${concernedBy(at)}`;
}

/**
 * The same, from tasks in `asked(id, status, assignee_id, excluded, requester_id, flow_id)` and whom the open ones name in
 * `candidates(task_id, type, id)`.
 */
export function concernedBy(at: Moment): SQL {
  const standIn = standInOf(sql`concerned.user_id`, sql`asked.flow_id`, at);
  return sql`
    tree(task_id, id) as (
      select task_id, id from candidates where type = 'department'
      union select task_id, child.id from departments child join tree on child.parent_id = tree.id
    ),
    members(task_id, user_id) as (
      select task_id, id from candidates where type = 'user'
      union select task_id, user_id from role_members join candidates on type = 'role' and role_id = candidates.id
      union select task_id, user_id from department_members join tree on department_id = tree.id
    ),
    concerned(task_id, user_id) as (
      select id, assignee_id from asked where status = 'claimed'
      union select task_id, user_id from members join asked on asked.id = task_id where user_id <> all(excluded)
    ),
    told(task_id, user_id) as (
      select task_id, user_id from concerned
      union
      select asked.id, stand_in.user_id from asked
      join concerned on concerned.task_id = asked.id
      join users away on away.id = concerned.user_id and away.is_active
      cross join lateral (select ${standIn} as user_id) stand_in
      where stand_in.user_id <> asked.requester_id and stand_in.user_id <> all(asked.excluded)
    )`;
}

function isAsked(of: Asked): SQL {
  if ("taskId" in of) return sql`tasks.id = ${of.taskId}`;
  const { ticketId, taskNos } = of;
  return taskNos === undefined
    ? sql`tasks.ticket_id = ${ticketId}`
    : sql`tasks.ticket_id = ${ticketId} and tasks.no = any(${intArray(taskNos)})`;
}

export type EndedTicketFacts = TicketFacts & { status: string; recipient: Recipient | null };

/**
 * An ended ticket and its requester, who is null when no longer active; null while the ticket has not ended, and when
 * it was deleted, so that there is nothing to look at.
 */
export async function findEndedTicket(reader: Reader, ticketId: number): Promise<EndedTicketFacts | null> {
  const [row] = await reader.execute<EndedTicketFacts>(sql`
    select ${facts}, tickets.status,
      case when requester.is_active
        then jsonb_build_object('userId', requester.id, 'email', requester.email) end as recipient
    from tickets
    join flows on flows.id = tickets.flow_id
    join users requester on requester.id = tickets.requester_id
    where tickets.id = ${ticketId} and tickets.ended_at is not null and tickets.deleted_at is null`);
  return row ?? null;
}

/** What was done to a ticket and who did it. `actor` is empty when it was the system itself. */
export type LogFacts = TicketFacts & {
  actorId: number | null;
  actor: string;
  action: string;
  node: string;
  comment: string;
  /** Who was named in it. */
  mentions: number[];
};

/** An entry of a ticket's log; null when there is none or the ticket was deleted. */
export async function findLogFacts(reader: Reader, ticketId: number, logSeq: number): Promise<LogFacts | null> {
  const [row] = await reader.execute<LogFacts>(sql`
    select ${facts}, entry.actor_id as "actorId", entry.action, entry.node_name as node, entry.comment, entry.mentions,
      case entry.actor_kind when 'user' then entry.actor_name else '' end as actor
    from ticket_log entry
    join tickets on tickets.id = entry.ticket_id
    join flows on flows.id = tickets.flow_id
    join users requester on requester.id = tickets.requester_id
    where entry.ticket_id = ${ticketId} and entry.seq = ${logSeq} and tickets.deleted_at is null`);
  return row ?? null;
}

/** The active people behind principals, each once; departments with all below them. */
export async function listPeopleBehind(reader: Reader, principals: readonly Principal[]): Promise<Recipient[]> {
  return reader.execute<Recipient>(sql`
    with recursive named as (
      select type, id from jsonb_to_recordset(${JSON.stringify(principals)}::text::jsonb) as named(type text, id int)
    ),
    tree(id) as (
      select id from named where type = 'department'
      union select child.id from departments child join tree on child.parent_id = tree.id
    ),
    behind(user_id) as (
      select id from named where type = 'user'
      union select user_id from role_members join named on type = 'role' and role_id = named.id
      union select user_id from department_members join tree on department_id = tree.id
    )
    select users.id as "userId", users.email from users
    join behind on behind.user_id = users.id
    where users.is_active order by users.id`);
}

/** The active people who may see to a flow's tickets past the flow: whoever it is granted to; the administrators where nobody is. */
export async function listInterveners(reader: Reader, flowId: number): Promise<Recipient[]> {
  const principals = await reader.execute<Principal>(sql`
    select principal_type as type, principal_id as id from flow_grants
    where flow_id = ${flowId} and permission in ('intervene', 'manage') group by 1, 2 order by 1, 2`);
  const granted = await listPeopleBehind(reader, [...principals]);
  if (granted.length > 0) return granted;
  return reader.execute<Recipient>(sql`
    select id as "userId", email from users where is_active and global_role = 'administrator' order by id`);
}
