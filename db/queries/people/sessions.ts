import { and, eq, gt } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { sessions, users } from "@/db/schema/people";

export type SessionUser = {
  id: number;
  username: string;
  name: string;
  globalRole: "member" | "designer" | "administrator";
  locale: "en" | "zh-CN" | null;
  timeZone: string | null;
};

/** Whose session it is; null when it was ended, has run out, or the person was deactivated. */
export async function findSessionUser(reader: Reader, sessionId: string, at: Date): Promise<SessionUser | null> {
  const [row] = await reader
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      globalRole: users.globalRole,
      locale: users.locale,
      timeZone: users.timeZone,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, at), eq(users.isActive, true)));
  return row ?? null;
}
