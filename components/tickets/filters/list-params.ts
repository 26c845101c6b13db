import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type SingleParserBuilder,
} from "nuqs/server";
import { TICKET_STATUSES } from "@/lib/engine/model";
import type { TicketListParams } from "@/lib/tickets/schema";
import { TICKET_VIEWS } from "@/lib/tickets/views/lists/ticket-views";

const MAX_ID = 2_147_483_647;

const parseAsId = createParser({
  parse: (text) => (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_ID ? Number(text) : null),
  serialize: String,
});

const parseAsDay = createParser({ parse: (text) => (isDay(text) ? text : null), serialize: (day) => day });

/** A day that there is, written as in `2026-11-26`. */
function isDay(text: string): boolean {
  const start = /^[12]\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return start !== null && !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text);
}

/** What the address of a list says, and how. */
export const listParams = {
  view: parseAsStringLiteral(TICKET_VIEWS).withDefault("all").withOptions({ clearOnDefault: false }),
  q: parseAsString.withDefault(""),
  flow: parseAsId,
  node: parseAsId,
  status: parseAsArrayOf(parseAsStringLiteral(TICKET_STATUSES)).withDefault([]),
  requester: parseAsId,
  from: parseAsDay,
  until: parseAsDay,
  number: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(["newest", "oldest"]).withDefault("newest"),
  page: parseAsString.withDefault(""),
} satisfies { [Name in keyof TicketListParams]: SingleParserBuilder<NonNullable<TicketListParams[Name]>> };

export const loadListParams = createLoader(listParams);
export const serializeListParams = createSerializer(listParams);
