import type { Reader } from "@/db/client";
import { findDigestReader } from "@/db/queries/notices/digests";
import { findPreferences, type StoredPreferences } from "@/db/queries/notices/notice-preferences";
import { USUAL_CHOICE } from "./choice";
import { CONCERNS, staysInApp } from "./concern";
import type { PreferencesPage, TestMail } from "./schema";
import { USUAL_DIGEST } from "./usual";

/** How a person is told, with what is usual where they chose nothing. */
export async function readPreferences(
  reader: Reader,
  userId: number,
  { canMail }: { canMail: boolean },
): Promise<PreferencesPage> {
  const { settings, preferences } = await findPreferences(reader, userId);
  const person = await findDigestReader(reader, userId);
  const { digest, digestAt, weekdaysOnly } = settings ?? USUAL_DIGEST;
  return {
    digest,
    digestAt,
    weekdaysOnly,
    timeZone: settings?.timeZone ?? null,
    nextDigestAt: settings?.nextDigestAt?.toISOString() ?? null,
    choices: CONCERNS.map((concern) => {
      const chosen = preferences.find((one) => one.concern === concern) ?? USUAL_CHOICE;
      const stays = staysInApp(concern);
      return { concern, inApp: chosen.inApp || stays, mail: chosen.mail, staysInApp: stays };
    }),
    // A row that only a test mail needed has none.
    revision: settings?.revision || null,
    address: person?.email.trim() ?? "",
    canMail,
    test: toTest(settings),
  };
}

function toTest(settings: StoredPreferences["settings"]): TestMail | null {
  if (settings === null || settings.testedAt === null) return null;
  return { at: settings.testedAt.toISOString(), result: settings.testResult ?? "sending", error: settings.testError };
}
