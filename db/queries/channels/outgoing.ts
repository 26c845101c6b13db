import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { users } from "@/db/schema/people";
import { tickets } from "@/db/schema/tickets";

/** The version a ticket goes by; null when there is no such ticket. */
export async function findVersionIdOf(reader: Reader, ticketId: number): Promise<number | null> {
  const [row] = await reader.select({ versionId: tickets.versionId }).from(tickets).where(eq(tickets.id, ticketId));
  return row?.versionId ?? null;
}

/** Those of these people who are still here, and how to reach them. */
export async function listReachable(reader: Reader, userIds: readonly number[]) {
  if (userIds.length === 0) return [];
  return reader
    .select({ username: users.username, name: users.name, email: users.email, phone: users.phone })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), eq(users.isActive, true)))
    .orderBy(asc(users.id));
}
