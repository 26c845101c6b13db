import type { Locale } from "@/lib/i18n/locales";
import type { WireValue } from "@/lib/loonflow/wire/protocol/wire-value";
import type { ToldTicket } from "@/lib/tickets/views/told/told-ticket";

/** What a channel is to say now. Its texts are plain: each format escapes them for itself. */
export type OutgoingMessage = {
  /** The same for every try. */
  id: string;
  event: string;
  title: string;
  content: string;
  locale: Locale;
  /** When it was recorded. */
  createdAt: Date;
  /** When it is being sent. */
  at: Date;
  /** The ticket's page and the words that lead there; null for what is about no ticket. */
  link: { url: string; text: string } | null;
  ticketId: number | null;
  /** For systems: the ticket as whoever may view it sees it, and the people the message concerns. */
  ticket: ToldTicket | null;
  recipients: readonly { username: string; name: string; email: string; phone: string }[];
  /** For receivers written for loonflow, see `readNoticeFacts`. */
  loonflow: Readonly<Record<string, WireValue>>;
};
