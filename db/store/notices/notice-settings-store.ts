import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { noticePreferences, noticeSettings } from "@/db/schema/notice-preferences";

type SettingsRow = typeof noticeSettings.$inferSelect;
type Preference = Omit<typeof noticePreferences.$inferSelect, "userId">;
type Chosen = Pick<SettingsRow, "digest" | "digestAt" | "weekdaysOnly" | "timeZone" | "nextDigestAt">;

/** A row that only a test mail needed. */
const UNCHOSEN = 0;

/**
 * Keeps what a person chose; answers its revision, or null when it was chosen on what is no more.
 *
 * @param known the revision it was read as; null where there was nothing yet
 */
export async function saveSettings(
  tx: Tx,
  userId: number,
  chosen: Chosen,
  known: number | null,
  at: Date,
): Promise<number | null> {
  const [row] =
    known === null
      ? await tx
          .insert(noticeSettings)
          .values({ userId, ...chosen, updatedAt: at })
          .onConflictDoUpdate({
            target: noticeSettings.userId,
            set: { ...chosen, revision: 1, updatedAt: at },
            setWhere: eq(noticeSettings.revision, UNCHOSEN),
          })
          .returning({ revision: noticeSettings.revision })
      : await tx
          .update(noticeSettings)
          .set({ ...chosen, revision: sql`${noticeSettings.revision} + 1`, updatedAt: at })
          .where(and(eq(noticeSettings.userId, userId), eq(noticeSettings.revision, known)))
          .returning({ revision: noticeSettings.revision });
  return row?.revision ?? null;
}

/** Makes these a person's preferences; for whatever is not among them they are as usual. */
export async function setPreferences(tx: Tx, userId: number, preferences: readonly Preference[]): Promise<void> {
  const kept = preferences.map(({ concern }) => concern);
  const mine = eq(noticePreferences.userId, userId);
  await tx
    .delete(noticePreferences)
    .where(kept.length === 0 ? mine : and(mine, notInArray(noticePreferences.concern, kept)));
  if (preferences.length === 0) return;
  await tx
    .insert(noticePreferences)
    .values(preferences.map((preference) => ({ userId, ...preference })))
    .onConflictDoUpdate({
      target: [noticePreferences.userId, noticePreferences.concern],
      set: { inApp: sql`excluded.in_app`, mail: sql`excluded.mail` },
    });
}

/**
 * Notes that a person asks for a test mail, unless they did a moment ago; answers whether it is noted. Who has no
 * settings gets those given.
 */
export async function noteTest(
  tx: Tx,
  userId: number,
  usual: Omit<Chosen, "nextDigestAt">,
  times: { at: Date; notAfter: Date },
): Promise<boolean> {
  const test = { testedAt: times.at, testResult: null, testError: "" };
  const rows = await tx
    .insert(noticeSettings)
    .values({ userId, ...usual, ...test, revision: UNCHOSEN, updatedAt: times.at })
    .onConflictDoUpdate({
      target: noticeSettings.userId,
      set: test,
      setWhere: sql`${noticeSettings.testedAt} is null
        or ${noticeSettings.testedAt} <= ${times.notAfter.toISOString()}::timestamptz`,
    })
    .returning({ userId: noticeSettings.userId });
  return rows.length === 1;
}

type TestEnd = { result: NonNullable<SettingsRow["testResult"]>; error: string };

/** Notes how the test mail of that moment ended. */
export async function endTest(db: Db, userId: number, testedAt: Date, { result, error }: TestEnd): Promise<void> {
  await db
    .update(noticeSettings)
    .set({ testResult: result, testError: error.replaceAll("\0", "").slice(0, 300) })
    .where(and(eq(noticeSettings.userId, userId), eq(noticeSettings.testedAt, testedAt)));
}
