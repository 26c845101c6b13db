import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { standInOf } from "./stand-ins";

export type Recipient = { userId: number; email: string };

/** What a notice says of a ticket, as it was when the notice was written. */
type TicketFacts = { serial: string; title: string; flow: string; requester: string };

export type OpenTaskFacts = TicketFacts & { taskId: number; node: string };

const facts = sql`tickets.serial, tickets.title, flows.name as flow, requester.name as requester`;

/** A task somebody still has to do; null when it is done, cancelled or unknown. */
export async function findOpenTask(reader: Reader, ticketId: number, taskNo: number): Promise<OpenTaskFacts | null> {
  const [row] = await reader.execute<OpenTaskFacts>(sql`
    select tasks.id as "taskId", flow_nodes.name as node, ${facts}
    from tasks
    join flow_nodes on flow_nodes.id = tasks.node_id
    join tickets on tickets.id = tasks.ticket_id
    join flows on flows.id = tickets.flow_id
    join users requester on requester.id = tickets.requester_id
    where tasks.ticket_id = ${ticketId} and tasks.no = ${taskNo} and tasks.status in ('open', 'claimed')`);
  return row ?? null;
}

/**
 * The active people a live task is for: its assignee, or everybody behind its candidates who is not excluded, and who
 * stands in for those of them that are away. Roles and departments are looked up now, departments with all below them.
 */
export async function listTaskRecipients(reader: Reader, taskId: number, at: Date | null = null): Promise<Recipient[]> {
  const standIn = standInOf(sql`concerned.user_id`, sql`asked.flow_id`, at);
  return reader.execute<Recipient>(sql`
    with recursive asked as (
      select tasks.status, assignee_id, excluded, requester_id, flow_id
      from tasks join tickets on tickets.id = ticket_id where tasks.id = ${taskId}
    ),
    candidates as (
      select principal_type as type, principal_id as id from task_candidates
      join asked on status = 'open' where task_id = ${taskId}
    ),
    tree(id) as (
      select id from candidates where type = 'department'
      union select child.id from departments child join tree on child.parent_id = tree.id
    ),
    members(user_id) as (
      select id from candidates where type = 'user'
      union select user_id from role_members join candidates on type = 'role' and role_id = candidates.id
      union select user_id from department_members join tree on department_id = tree.id
    ),
    concerned(user_id) as (
      select assignee_id from asked where status = 'claimed'
      union select user_id from members, asked where user_id <> all(excluded)
    ),
    told(user_id) as (
      select user_id from concerned
      union
      select stand_in.user_id from asked, concerned
      join users away on away.id = concerned.user_id and away.is_active
      cross join lateral (select ${standIn} as user_id) stand_in
      where stand_in.user_id <> asked.requester_id and stand_in.user_id <> all(asked.excluded)
    )
    select users.id as "userId", users.email from users
    join told on told.user_id = users.id
    where users.is_active order by users.id`);
}

export type EndedTicketFacts = TicketFacts & { status: string; recipient: Recipient | null };

/** An ended ticket and its requester, who is null when no longer active; null while the ticket has not ended. */
export async function findEndedTicket(reader: Reader, ticketId: number): Promise<EndedTicketFacts | null> {
  const [row] = await reader.execute<EndedTicketFacts>(sql`
    select ${facts}, tickets.status,
      case when requester.is_active
        then jsonb_build_object('userId', requester.id, 'email', requester.email) end as recipient
    from tickets
    join flows on flows.id = tickets.flow_id
    join users requester on requester.id = tickets.requester_id
    where tickets.id = ${ticketId} and tickets.ended_at is not null`);
  return row ?? null;
}
