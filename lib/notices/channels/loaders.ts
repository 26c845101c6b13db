import "server-only";
import { getDb } from "@/db/client";
import { listChannels } from "@/db/queries/channels/channels";
import { findMessage, listDeliveryLog } from "@/db/queries/channels/delivery-log";
import { optionalUser, requireAdministrator } from "@/lib/auth/current-user";
import { systemClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { toChannelView } from "./channel-view";
import { cursorOf, readCursor } from "./log-cursor";
import { type ChannelView, type DeliveryPage, type LogFilter, type MessageDetails, MessageId } from "./schema";

const PAGE = 30;

export async function loadChannels(): Promise<ChannelView[]> {
  await requireAdministrator();
  return (await listChannels(getDb(), systemClock.now())).map(toChannelView);
}

/** How mail to people goes out; null where no server is set. What is secret in its address is left out. */
export async function loadMailServer(): Promise<{ host: string; from: string } | null> {
  await requireAdministrator();
  return env.SMTP_URL === undefined ? null : { host: new URL(env.SMTP_URL).host, from: env.MAIL_FROM };
}

/** A page of what was told to whom, newest first. */
export async function loadDeliveryLog(filter: LogFilter): Promise<DeliveryPage> {
  await requireAdministrator();
  const { status, by, ticket, before } = filter;
  const serial = ticket.trim() === "" ? null : ticket.trim();
  const query = { status, by, serial, before: readCursor(before), limit: PAGE + 1 };
  const found = await listDeliveryLog(getDb(), query);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ rank: _rank, no: _no, ...row }) => ({ key: `${row.kind}:${row.id}`, ...row })),
    older: found.length > PAGE && last !== undefined ? cursorOf(last) : null,
  };
}

/** What was said and every try; null when there is none, or the reader is no administrator. */
export async function loadMessage(messageId: string): Promise<MessageDetails | null> {
  const [current, asked] = [await optionalUser(), MessageId.safeParse(messageId)];
  if (current === null || !asked.success || current.scope.globalRole !== "administrator") return null;
  return findMessage(getDb(), asked.data);
}
