import { createTranslator } from "use-intl/core";
import type { Db } from "@/db/client";
import { findDigestReader } from "@/db/queries/notices/digests";
import { endTest } from "@/db/store/notices/notice-settings-store";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { catalogueOf } from "../channels/catalogue";
import { mailPage } from "../mail-page";
import { type Mailer, MailRefused } from "../mailer";

type Means = { db: Db; mailer: Mailer | null; siteUrl: string };

/**
 * Mails somebody that mail reaches them, and notes how that ended for them to see. A repeat is the same message.
 *
 * @throws the transport's error when a later try may succeed.
 */
export async function deliverTestMail(means: Means, test: { userId: number; at: string }): Promise<void> {
  const { db, mailer, siteUrl } = means;
  const { userId } = test;
  const at = new Date(test.at);
  const person = await findDigestReader(db, userId);
  if (person === null) return;
  if (mailer === null) return endTest(db, userId, at, { result: "failed", error: "" });
  const locale = person.locale ?? DEFAULT_LOCALE;
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "preferences.testMail" });
  const url = new URL("/preferences", siteUrl).href;
  const said = [t("greeting", { name: person.name }), t("text")];
  try {
    await mailer.send({
      messageId: `<test-${userId}-${at.getTime()}@${new URL(siteUrl).hostname}>`,
      references: "",
      to: { name: person.name, address: person.email.trim() },
      subject: t("subject"),
      text: [...said, `${t("open")}: ${url}`].join("\n\n"),
      html: mailPage(locale, said, { url, text: t("open") }),
    });
  } catch (error) {
    const isForGood = error instanceof MailRefused;
    await endTest(db, userId, at, { result: isForGood ? "refused" : "failed", error: String(error) });
    if (!isForGood) throw error;
    return;
  }
  await endTest(db, userId, at, { result: "sent", error: "" });
}
