import { and, eq, lt } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { sessions } from "@/db/schema/people";

/** Opens a session and sweeps the person's old ones. Answers its id. */
export async function createSession(db: Db, userId: number, at: Date, expiresAt: Date): Promise<string> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, at)));
  const [row] = await db.insert(sessions).values({ userId, createdAt: at, expiresAt }).returning({ id: sessions.id });
  if (row === undefined) throw new Error("The session was not stored");
  return row.id;
}

export async function deleteSession(db: Db, sessionId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, sessionId));
}

/** Signs a person out everywhere. */
export async function deleteSessionsOf(tx: Tx, userId: number): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}
