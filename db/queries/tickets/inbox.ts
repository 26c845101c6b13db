import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { filterConditions, type ListFilter, type ListPage, type PageRequest, readPage } from "../lists/list-page";
import { actionableTasks, principalsOf } from "../lists/principals";

/** Live tasks that are this person's, or that they may take as user, by role, by department or as a stand-in. */
function myTasks(userId: number): SQL {
  return sql`${principalsOf(userId)}, mine(id, ticket_id) as ${actionableTasks}`;
}

/** The to-do list of one person in one statement: a row per task, by the time the task opened. */
export async function listTodo(
  reader: Reader,
  userId: number,
  filter: ListFilter,
  request: PageRequest,
): Promise<ListPage> {
  const atNode = filter.nodeId === null ? null : sql`task.node_id = ${filter.nodeId}`;
  return readPage(
    reader,
    {
      tables: myTasks(userId),
      from: sql`mine join tasks task on task.id = mine.id join tickets ticket on ticket.id = task.ticket_id`,
      conditions: [...filterConditions(filter), atNode],
      at: sql`task.opened_at`,
      id: sql`task.id`,
      waitingFor: sql`task.id = page.id`,
    },
    request,
  );
}

/** How many tasks wait for this person; counting stops at `limit`. */
export async function countTodo(reader: Reader, userId: number, limit: number): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(sql`
    with recursive ${myTasks(userId)}
    select count(*)::int as count from (select from mine limit ${limit}) counted`);
  return row?.count ?? 0;
}

export type HeldTask = { ticketId: number; taskId: number; taskNo: number };

/** Live tasks that a person owns, of all tickets that are not deleted, oldest first. */
export async function listTasksOf(reader: Reader, userId: number): Promise<HeldTask[]> {
  return reader.execute<HeldTask>(sql`
    select task.ticket_id as "ticketId", task.id as "taskId", task.no as "taskNo" from tasks task
    join tickets ticket on ticket.id = task.ticket_id and ticket.deleted_at is null
    where task.status = 'claimed' and task.assignee_id = ${userId}
    order by task.opened_at, task.id`);
}
