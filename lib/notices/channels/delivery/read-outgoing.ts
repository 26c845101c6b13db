import { createTranslator } from "use-intl/core";
import type { Db } from "@/db/client";
import { findVersionIdOf, listReachable } from "@/db/queries/channels/outgoing";
import type { LockedMessage } from "@/db/store/notices/channel-message-store";
import { loadVersion } from "@/lib/flows/version-cache";
import { readNoticeFacts } from "@/lib/loonflow/wire/tickets/notice-facts";
import { readToldTicket, type ToldTicket } from "@/lib/tickets/views/told/told-ticket";
import { catalogueOf } from "../catalogue";
import type { ChannelConfig } from "../channel-config";
import type { OutgoingMessage } from "../senders/outgoing-message";

type Means = { db: Db; siteUrl: string };

/** A recorded message with what its channel tells besides; of the ticket only what whoever may view it sees. */
export async function readOutgoing(
  { db, siteUrl }: Means,
  { id, event, title, content, ticketId, recipientIds, createdAt, channel }: LockedMessage,
  config: ChannelConfig,
  at: Date,
): Promise<OutgoingMessage> {
  const locale = channel.language;
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "channels.message" });
  const link = ticketId === null ? null : { url: new URL(`/tickets/${ticketId}`, siteUrl).href, text: t("open") };
  const isLoonflow = config.kind === "webhook" && config.format === "loonflow";
  const tellsTicket = config.kind === "script" || (config.kind === "webhook" && !isLoonflow);
  return {
    ...{ id, event, title, content, locale, createdAt, at, link, ticketId },
    ticket: tellsTicket && ticketId !== null ? await readTicket(db, ticketId) : null,
    recipients: config.kind === "script" ? await listReachable(db, recipientIds) : [],
    loonflow: isLoonflow ? await readNoticeFacts(db, ticketId) : {},
  };
}

async function readTicket(db: Db, ticketId: number): Promise<ToldTicket | null> {
  const versionId = await findVersionIdOf(db, ticketId);
  if (versionId === null) return null;
  const { viewFields } = (await loadVersion(db, versionId)).definition.settings;
  return readToldTicket(db, ticketId, (key) => key === "title" || viewFields.includes(key));
}
