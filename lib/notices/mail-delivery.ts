import type { Logger } from "pino";
import type { Db } from "@/db/client";
import { findNoticeMail } from "@/db/queries/notices/notices";
import { beginMail, endMail } from "@/db/store/notices/notice-store";
import { mailOf } from "./mail-content";
import { type Mailer, MailRefused } from "./mailer";

type Means = {
  db: Db;
  /** null where no mail server is configured. */
  mailer: Mailer | null;
  siteUrl: string;
  log: Pick<Logger, "warn">;
};

/**
 * Mails one notice once. What is known of the try is written before and after it: a mail that was sent is not sent
 * again, and when a crash left it open whether it went out, the repeat has the same Message-ID and is logged.
 *
 * @param isLastTry nobody will try again, so that a failure is the end of it
 * @throws MailRefused when the receiver refused it for good, the transport's error when a later try may succeed.
 */
export async function deliverByMail(
  means: Means,
  noticeId: number,
  isLastTry = false,
): Promise<"sent" | "skipped" | "settled"> {
  const { db, mailer, siteUrl, log } = means;
  const notice = await findNoticeMail(db, noticeId);
  if (notice === null) return "settled";
  const attempt = await beginMail(db, noticeId, notice.email.trim());
  if (attempt === null) return "settled";
  if (mailer === null || !notice.isActive || notice.email.trim() === "") {
    await endMail(db, attempt, { status: "skipped", reason: skipReason(notice, mailer) });
    return "skipped";
  }
  if (attempt.isUncertain) log.warn({ noticeId, attempts: attempt.attempts }, "a mail may arrive twice");
  try {
    await mailer.send(mailOf(notice, siteUrl));
  } catch (error) {
    const isEnd = isLastTry || error instanceof MailRefused;
    await endMail(db, attempt, { status: isEnd ? "dead" : "failed", reason: String(error) });
    throw error;
  }
  await endMail(db, attempt, { status: "sent" });
  return "sent";
}

function skipReason(notice: { isActive: boolean }, mailer: Mailer | null): string {
  if (mailer === null) return "mail_not_configured";
  return notice.isActive ? "no_address" : "person_not_active";
}
