import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

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
 * The active people a live task is for: its assignee, or everybody behind its candidates. Roles and departments are
 * looked up now, departments with all below them.
 */
export async function listTaskRecipients(reader: Reader, taskId: number): Promise<Recipient[]> {
  return reader.execute<Recipient>(sql`
    with recursive candidates as (
      select principal_type as type, principal_id as id from task_candidates
      join tasks on tasks.id = task_candidates.task_id
      where tasks.id = ${taskId} and tasks.status = 'open'
    ),
    tree(id) as (
      select id from candidates where type = 'department'
      union select child.id from departments child join tree on child.parent_id = tree.id
    ),
    concerned(user_id) as (
      select assignee_id from tasks where id = ${taskId} and status = 'claimed'
      union select id from candidates where type = 'user'
      union select user_id from role_members join candidates on type = 'role' and role_id = candidates.id
      union select user_id from department_members join tree on department_id = tree.id
    )
    select users.id as "userId", users.email from users
    join concerned on concerned.user_id = users.id
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
