import { eq } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { users } from "@/db/schema/people";

export async function saveUserLocale(db: Reader, userId: number, locale: "en" | "zh-CN"): Promise<void> {
  await db.update(users).set({ locale }).where(eq(users.id, userId));
}
