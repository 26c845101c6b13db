import type { Tx } from "@/db/client";
import { insertChannelMessages } from "@/db/store/notices/channel-message-store";

const MAX_TITLE = 500;
const MAX_CONTENT = 20_000;
/** Chats take no message without one. */
const NO_TITLE = "Skein";

export type ChannelMessage = {
  channelId: number;
  /** null for what is about no ticket. */
  ticketId: number | null;
  flowId: number | null;
  /** What it is told for, such as `task.opened`. */
  event: string;
  /** Plain text; one line. */
  title: string;
  /** Plain text; each channel escapes it for its own format. */
  content: string;
  /** The same for every telling of the same fact; unique within its channel. */
  naturalKey: string;
  /** The people it concerns; scripts and receivers written for loonflow are told who they are. */
  recipientIds?: readonly number[];
};

/**
 * Has channels say something: writes each message once, with an outbox row that gets it sent. Telling the same fact
 * again changes nothing. What a channel that is off should have said is kept as skipped.
 *
 * @returns the ids of those that are new
 */
export function recordChannelMessages(tx: Tx, messages: readonly ChannelMessage[], at: Date): Promise<string[]> {
  const rows = messages.map(({ title, content, recipientIds = [], ...message }) => ({
    ...message,
    title: storable(title.replace(/\s+/g, " ").trim(), MAX_TITLE) || NO_TITLE,
    content: storable(content, MAX_CONTENT),
    recipientIds,
  }));
  return insertChannelMessages(tx, rows, at);
}

/** The beginning of a text, without what PostgreSQL does not store. */
function storable(text: string, maxLetters: number): string {
  const letters = [...text.replaceAll("\0", "").toWellFormed()];
  return letters.length <= maxLetters ? letters.join("") : `${letters.slice(0, maxLetters - 1).join("")}…`;
}
