import type { Tx } from "@/db/client";
import { listChosenWays } from "@/db/queries/notices/notice-preferences";
import type { Recipient } from "@/db/queries/notices/recipients";
import { type HeldMail, insertHeldMails, insertNotices } from "@/db/store/notices/notice-store";
import { appendOutbox } from "@/db/store/outbox-store";
import type { NoticeKind } from "./notice-kind";
import { type Way, wayOf } from "./preferences/choice";
import { type Concern, concernOf } from "./preferences/concern";

export type Fact = {
  /** null for what is about no ticket; then `params.path` leads to it. */
  ticketId: number | null;
  kind: NoticeKind;
  /** The same for every telling of the same fact. */
  naturalKey: string;
  params: Record<string, string>;
};

export type Means = {
  /** Whether this installation can send mail at all. */
  byMail: boolean;
  /** Of a ticket that only tries out a draft nothing leaves Skein. */
  isTest?: boolean;
  /** What the flow has to say of it, by person; Skein's own words for everybody else. */
  own?: ReadonlyMap<number, Record<string, string>>;
};

type Addressed = { noticeId: number; address: string; way: Way };

/**
 * Tells people of a fact, each of them once and the way they chose: in the inbox, and by mail at once, with their
 * digest, or not. Answers how many notices are new.
 */
export async function recordNotices(
  tx: Tx,
  fact: Fact,
  recipients: readonly Recipient[],
  { byMail, isTest = false, own = new Map() }: Means,
): Promise<number> {
  if (recipients.length === 0) return 0;
  const ways = await waysOf(tx, recipients, concernOf(fact.kind));
  const tellings = recipients.map(({ userId }) => {
    return { userId, inApp: (ways.get(userId) ?? UNCHOSEN).inApp, own: own.get(userId) ?? {} };
  });
  const written = await insertNotices(tx, fact, tellings);
  const emails = new Map(recipients.map(({ userId, email }) => [userId, email.trim()]));
  const addressed = written.map(({ id, userId }) => {
    return { noticeId: id, address: emails.get(userId) ?? "", way: ways.get(userId) ?? UNCHOSEN };
  });
  const held = addressed.flatMap((one) => heldMail(one, { byMail, isTest }));
  await insertHeldMails(tx, held);
  const mailed = addressed.filter(({ noticeId }) => held.every((mail) => mail.noticeId !== noticeId));
  await appendOutbox(
    tx,
    mailed.map(({ noticeId }) => ({ ticketId: fact.ticketId, topic: topicOf(fact), payload: { noticeId } })),
  );
  return written.length;
}

const UNCHOSEN: Way = { inApp: true, mail: "at_once" };

const topicOf = ({ ticketId }: Fact) => (ticketId === null ? "notice/recorded.v2" : "notice/recorded.v1");

async function waysOf(tx: Tx, recipients: readonly Recipient[], concern: Concern): Promise<Map<number, Way>> {
  const userIds = recipients.map(({ userId }) => userId);
  const chosen = await listChosenWays(tx, userIds, concern);
  return new Map(chosen.map(({ userId, digest, ...choice }) => [userId, wayOf(concern, choice, digest)]));
}

function heldMail({ noticeId, address, way }: Addressed, means: Means): HeldMail[] {
  const reason = reasonToSkip(address, way, means);
  if (reason !== null) return [{ noticeId, address, status: "skipped", reason }];
  return way.mail === "digest" ? [{ noticeId, address, status: "digest", reason: "" }] : [];
}

/** Why a notice is never mailed; null when it is. */
function reasonToSkip(address: string, way: Way, { byMail, isTest = false }: Means): string | null {
  if (address === "") return "no_address";
  if (!byMail) return "mail_not_configured";
  if (isTest) return "test_ticket";
  return way.mail === "off" ? "switched_off" : null;
}
