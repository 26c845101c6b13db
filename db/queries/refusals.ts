import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { flowTransitions } from "@/db/schema/flows";
import { users } from "@/db/schema/people";
import { tasks, ticketLog } from "@/db/schema/tickets";

/** A person's name, for telling someone who was first. */
export async function findUserName(reader: Reader, userId: number): Promise<string> {
  const [row] = await reader.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? "";
}

/** Who ended a task, with which button (empty after a send back), and when (ISO); null when no person did. */
export async function findTaskEnding(
  reader: Reader,
  ticketId: number,
  taskNo: number,
): Promise<{ name: string; transition: string; at: string } | null> {
  const [row] = await reader
    .select({ name: users.name, transition: flowTransitions.name, at: tasks.closedAt })
    .from(tasks)
    .innerJoin(users, eq(users.id, tasks.assigneeId))
    .leftJoin(flowTransitions, eq(flowTransitions.id, tasks.transitionId))
    .where(and(eq(tasks.ticketId, ticketId), eq(tasks.no, taskNo), isNotNull(tasks.closedAt)));
  if (row === undefined || row.at === null) return null;
  return { name: row.name, transition: row.transition ?? "", at: row.at.toISOString() };
}

/** Who changed a ticket last (empty when no person did), and when (ISO). */
export async function findLastChange(reader: Reader, ticketId: number): Promise<{ name: string; at: string }> {
  const [row] = await reader
    .select({ kind: ticketLog.actorKind, name: ticketLog.actorName, at: ticketLog.at })
    .from(ticketLog)
    .where(eq(ticketLog.ticketId, ticketId))
    .orderBy(desc(ticketLog.seq))
    .limit(1);
  return { name: row?.kind === "user" ? row.name : "", at: row?.at.toISOString() ?? "" };
}
