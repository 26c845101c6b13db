import { eq, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { noticePreferences, noticeSettings } from "@/db/schema/notice-preferences";
import { intArray } from "../people/directory";

type PreferenceRow = typeof noticePreferences.$inferSelect;
type SettingsRow = typeof noticeSettings.$inferSelect;

export type ChosenWay = Pick<PreferenceRow, "userId" | "inApp" | "mail"> & { digest: SettingsRow["digest"] };

/** What those of these people chose for a concern who chose anything. */
export async function listChosenWays(
  reader: Reader,
  userIds: readonly number[],
  concern: PreferenceRow["concern"],
): Promise<ChosenWay[]> {
  return reader.execute<ChosenWay>(sql`
    select asked.id as "userId", coalesce(preference.in_app, true) as "inApp",
      coalesce(preference.mail, 'usual') as mail, coalesce(settings.digest, 'off') as digest
    from unnest(${intArray(userIds)}) as asked(id)
    left join notice_preferences preference on preference.user_id = asked.id and preference.concern = ${concern}
    left join notice_settings settings on settings.user_id = asked.id
    where preference.user_id is not null or settings.user_id is not null`);
}

export type StoredPreferences = {
  settings: SettingsRow | null;
  preferences: Pick<PreferenceRow, "concern" | "inApp" | "mail">[];
};

/** All that a person chose. */
export async function findPreferences(reader: Reader, userId: number): Promise<StoredPreferences> {
  const [settings] = await reader.select().from(noticeSettings).where(eq(noticeSettings.userId, userId));
  const preferences = await reader
    .select({
      concern: noticePreferences.concern,
      inApp: noticePreferences.inApp,
      mail: noticePreferences.mail,
    })
    .from(noticePreferences)
    .where(eq(noticePreferences.userId, userId));
  return { settings: settings ?? null, preferences };
}
