import { and, eq, sql } from "drizzle-orm";
import type { Db, Reader, Tx } from "@/db/client";
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

/** Whether a person is active, with their row locked until the transaction ends; null when there is no such person. */
export async function lockPerson(tx: Tx, userId: number): Promise<{ isActive: boolean } | null> {
  const [row] = await tx
    .select({ isActive: users.isActive })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  return row ?? null;
}

/** The active administrators, in the order their rows are locked until the transaction ends. */
export async function lockAdministrators(tx: Tx): Promise<number[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.globalRole, "administrator"), eq(users.isActive, true)))
    .orderBy(users.id)
    .for("no key update");
  return rows.map(({ id }) => id);
}

/** Whether this changed anything: `unchanged` when the person was like that before. */
export async function saveIsActive(
  tx: Tx,
  userId: number,
  isActive: boolean,
): Promise<"saved" | "unchanged" | "unknown"> {
  const person = await lockPerson(tx, userId);
  if (person === null) return "unknown";
  if (person.isActive === isActive) return "unchanged";
  await tx.update(users).set({ isActive }).where(eq(users.id, userId));
  return "saved";
}
