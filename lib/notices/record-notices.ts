import type { Tx } from "@/db/client";
import type { Recipient } from "@/db/queries/recipients";
import { insertNotices, insertSkippedMails } from "@/db/store/notice-store";
import { appendOutbox } from "@/db/store/outbox-store";
import type { NoticeKind } from "./notice-kind";

type Fact = {
  ticketId: number;
  kind: NoticeKind;
  /** The same for every telling of the same fact. */
  naturalKey: string;
  params: Record<string, string>;
};

/**
 * Tells people of a fact, each of them once: an inbox row, and an outbox row for the mail where one can be sent.
 * Answers how many notices are new.
 */
export async function recordNotices(
  tx: Tx,
  fact: Fact,
  recipients: readonly Recipient[],
  byMail: boolean,
): Promise<number> {
  const userIds = recipients.map(({ userId }) => userId);
  const written = await insertNotices(tx, fact, userIds);
  const emails = new Map(recipients.map(({ userId, email }) => [userId, email.trim()]));
  const addressed = written.map(({ id, userId }) => ({ noticeId: id, address: emails.get(userId) ?? "" }));
  const mailable = addressed.filter(({ address }) => byMail && address !== "");
  const skipped = addressed.filter((entry) => !mailable.includes(entry));
  await insertSkippedMails(
    tx,
    skipped.map((entry) => ({ ...entry, reason: entry.address === "" ? "no_address" : "mail_not_configured" })),
  );
  await appendOutbox(
    tx,
    mailable.map(({ noticeId }) => ({ ticketId: fact.ticketId, topic: "notice/recorded.v1", payload: { noticeId } })),
  );
  return written.length;
}
