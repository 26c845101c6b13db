import type { Tx } from "@/db/client";
import { findLogFacts, type LogFacts, type Recipient } from "@/db/queries/notices/recipients";
import type { NoticeKind } from "./notice-kind";
import type { NoticeEvent } from "./rules/notice-event";
import { type TellMeans, type Told, tell } from "./tell";

/** Of what was said with an action; the ticket has the whole of it. */
const MAX_COMMENT = 500;

type Entry = TellMeans & {
  ticketId: number;
  logSeq: number;
  kind: NoticeKind & NoticeEvent;
  /** Where it is not the entry's own. */
  node?: string;
  reason?: string;
  /** The tasks it is about; left out for all that wait. */
  taskNos?: readonly number[];
};

/**
 * Tells people of an entry of a ticket's log, each of them once, and never who did it themselves. A deleted ticket is
 * told to nobody.
 *
 * @returns how many notices are new.
 */
export async function recordEntry(tx: Tx, entry: Entry, recipients: readonly Recipient[]): Promise<number> {
  const { ticketId, logSeq, kind, node, reason = "", taskNos = null } = entry;
  const found = await findLogFacts(tx, ticketId, logSeq);
  if (found === null) return 0;
  const params = { ...paramsOf(found), node: node ?? found.node, reason };
  const others = recipients.filter(({ userId }) => userId !== found.actorId);
  return tell(
    tx,
    {
      ...ofTicket(ticketId, found),
      kind,
      event: kind,
      params,
      taskNos,
      recipients: others,
      naturalKey: `${kind}:${ticketId}:${logSeq}`,
      to: "everybody",
    },
    entry,
  );
}

/** What a notice keeps of an entry; what machines said may tell of fields that its readers do not see. */
export function paramsOf({ serial, title, flow, requester, actor, actorId, action, node, comment }: LogFacts) {
  const said = actorId === null ? "" : shortened(comment);
  return { serial, title, flow, requester, actor, action, node, comment: said };
}

export function ofTicket(
  ticketId: number,
  { flowId, isTest }: Pick<LogFacts, "flowId" | "isTest">,
): Pick<Told, "ticketId" | "flowId" | "isTest"> {
  return { ticketId, flowId, isTest };
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= MAX_COMMENT ? text : `${letters.slice(0, MAX_COMMENT - 1).join("")}…`;
}
