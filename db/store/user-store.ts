import { eq, sql } from "drizzle-orm";
import type { Db, Reader } from "@/db/client";
import { users } from "@/db/schema/people";

export async function saveUserLocale(db: Reader, userId: number, locale: "en" | "zh-CN"): Promise<void> {
  await db.update(users).set({ locale }).where(eq(users.id, userId));
}

/** Far from the ids that an import may bring along for its people. */
const FIRST_ADMINISTRATOR_ID = 1_000_000;

/** Writes the first person as an administrator; null, and nothing written, when there is already somebody. */
export async function insertFirstAdministrator(
  db: Db,
  person: { username: string; name: string; passwordHash: string },
): Promise<number | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${users} in share row exclusive mode`);
    const [somebody] = await tx.select({ id: users.id }).from(users).limit(1);
    if (somebody !== undefined) return null;
    const [row] = await tx
      .insert(users)
      .values({ ...person, id: FIRST_ADMINISTRATOR_ID, globalRole: "administrator" })
      .returning({ id: users.id });
    return row?.id ?? null;
  });
}

export async function hasPeople(db: Reader): Promise<boolean> {
  const [somebody] = await db.select({ id: users.id }).from(users).limit(1);
  return somebody !== undefined;
}
