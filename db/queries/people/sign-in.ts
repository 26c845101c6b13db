import { and, eq, or, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { users } from "@/db/schema/people";

/** What proving a password needs; also for people who may not come in any more. */
export async function findSignInUser(
  reader: Reader,
  username: string,
): Promise<{ id: number; passwordHash: string | null; isActive: boolean } | null> {
  const [row] = await reader
    .select({ id: users.id, passwordHash: users.passwordHash, isActive: users.isActive })
    .from(users)
    .where(eq(users.username, username));
  return row ?? null;
}

/** The one active person an identity provider means: by user name first, else by an e-mail address only one person has. */
export async function findUserByIdentity(
  reader: Reader,
  identity: { username: string | null; email: string | null },
): Promise<number | null> {
  const byUsername = sql<boolean>`coalesce(${users.username} = ${identity.username}::text, false)`;
  const byEmail = sql<boolean>`coalesce(lower(${users.email}) = lower(${identity.email}::text), false)`;
  const rows = await reader
    .select({ id: users.id, byUsername })
    .from(users)
    .where(and(eq(users.isActive, true), or(byUsername, byEmail)))
    .orderBy(sql`${byUsername} desc`)
    .limit(2);
  const [first] = rows;
  if (first === undefined) return null;
  return first.byUsername || rows.length === 1 ? first.id : null;
}
