import type { Logger } from "pino";
import type { Db } from "@/db/client";
import { type DigestReader, findDigestReader } from "@/db/queries/notices/digests";
import { type BegunDigest, beginDigest, deferDigest, endDigest } from "@/db/store/notices/digest-store";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import type { Clock } from "@/lib/platform/clock";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { type Mailer, MailRefused } from "../mailer";
import { type DigestContents, readDigestContents } from "./digest-contents";
import { digestMail } from "./digest-mail";

type Means = {
  db: Db;
  clock: Clock;
  /** null where no mail server is configured. */
  mailer: Mailer | null;
  siteUrl: string;
  log: Pick<Logger, "warn">;
};

/**
 * Mails one digest once: what waits for its reader now, and what happened since the one before. It is never empty, and
 * an hourly one says nothing where nothing is new. A repeat after a crash is the same message.
 *
 * @throws MailRefused when the receiver refused it for good, the transport's error when a later try may succeed.
 */
export async function deliverDigest(means: Means, digestId: number): Promise<"sent" | "skipped" | "settled"> {
  const { db, clock, mailer, log } = means;
  const digest = await db.transaction((tx) => beginDigest(tx, digestId));
  const reader = digest === null ? null : await findDigestReader(db, digest.userId);
  if (digest === null || reader === null) return "settled";
  const address = reader.email.trim();
  const contents = await readDigestContents(db, digest);
  const reason = reasonToSkip(reader, mailer, hasSomethingToSay(digest, contents));
  if (mailer === null || reason !== null) {
    await endDigest(db, digest, { status: "skipped", address, reason: reason ?? "mail_not_configured" }, clock.now());
    return "skipped";
  }
  if (digest.isUncertain) log.warn({ digestId, attempts: digest.attempts }, "a digest may arrive twice");
  await send(means, mailer, { digest, reader, contents });
  await endDigest(db, digest, { status: "sent", address, told: contents.told }, clock.now());
  return "sent";
}

type Sending = { digest: BegunDigest; reader: DigestReader; contents: DigestContents };

async function send({ db, clock, siteUrl }: Means, mailer: Mailer, { digest, reader, contents }: Sending) {
  const { name, email, locale, timeZone } = reader;
  const mail = digestMail(contents, {
    digestId: digest.id,
    name,
    address: email.trim(),
    locale: locale ?? DEFAULT_LOCALE,
    timeZone: timeZone ?? installationTimeZone(),
    siteUrl,
  });
  try {
    await mailer.send(mail);
  } catch (error) {
    if (error instanceof MailRefused) {
      const end = { status: "failed", address: email.trim(), reason: error.message } as const;
      await endDigest(db, digest, end, clock.now());
    } else await deferDigest(db, digest, String(error));
    throw error;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A daily one also reminds of what waits; every other one is for news alone. */
function hasSomethingToSay({ period }: BegunDigest, { waiting, told }: DigestContents): boolean {
  return told.length > 0 || (DAY.test(period) && waiting.length > 0);
}

function reasonToSkip({ isActive, email }: DigestReader, mailer: Mailer | null, hasNews: boolean): string | null {
  if (!isActive) return "person_not_active";
  if (email.trim() === "") return "no_address";
  if (mailer === null) return "mail_not_configured";
  return hasNews ? null : "nothing_to_tell";
}
