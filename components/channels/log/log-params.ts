import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { LOG_STATUSES, type LogFilter } from "@/lib/notices/channels/schema";

const load = createLoader({
  status: parseAsStringLiteral(LOG_STATUSES),
  by: parseAsString,
  ticket: parseAsString.withDefault(""),
  before: parseAsString,
});

/** What the address of the page says about the delivery log; what makes no sense is left out. */
export async function readLogFilter(searchParams: Promise<SearchParams>): Promise<LogFilter> {
  const { by, ticket, ...rest } = await load(searchParams);
  const channelId = /^[1-9]\d{0,8}$/.test(by ?? "") ? Number(by) : null;
  return { ...rest, by: by === "mail" ? "mail" : channelId, ticket: ticket.trim().slice(0, 100) };
}
