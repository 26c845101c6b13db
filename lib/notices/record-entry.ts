import type { Tx } from "@/db/client";
import { findLogFacts, type Recipient } from "@/db/queries/recipients";
import type { NoticeKind } from "./notice-kind";
import { recordNotices } from "./record-notices";

/** Of what was said with an action; the ticket has the whole of it. */
const MAX_COMMENT = 500;

type Entry = { ticketId: number; logSeq: number; kind: NoticeKind; byMail: boolean; node?: string; reason?: string };

/**
 * Tells people of an entry of a ticket's log, each of them once, and never who did it themselves. A deleted ticket is
 * told to nobody.
 *
 * @returns how many notices are new.
 */
export async function recordEntry(
  tx: Tx,
  { ticketId, logSeq, kind, byMail, node, reason = "" }: Entry,
  recipients: readonly Recipient[],
): Promise<number> {
  const found = await findLogFacts(tx, ticketId, logSeq);
  if (found === null) return 0;
  const { actorId, comment, ...facts } = found;
  const params = { ...facts, node: node ?? facts.node, comment: shortened(comment), reason };
  const fact = { ticketId, kind, naturalKey: `${kind}:${ticketId}:${logSeq}`, params };
  const others = recipients.filter(({ userId }) => userId !== actorId);
  return recordNotices(tx, fact, others, byMail);
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= MAX_COMMENT ? text : `${letters.slice(0, MAX_COMMENT - 1).join("")}…`;
}
