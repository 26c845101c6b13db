import type { Reader } from "@/db/client";
import { findListChoices } from "@/db/queries/lists/list-choices";
import type { ListFilter, ListPage, ListRow, PageRequest } from "@/db/queries/lists/list-page";
import { listTodo } from "@/db/queries/tickets/inbox";
import { listTickets } from "@/db/queries/tickets/tickets";
import type { Scope } from "@/lib/platform/scope";
import type { ListChoices, TicketListPage } from "../../schema";
import { toWaiting } from "../waiting";
import { formatCursor, parseCursor } from "./list-cursor";
import type { TicketView } from "./ticket-views";

const PAGE_SIZE = 50;

export type ListRequest = {
  view: "todo" | TicketView;
  filter: ListFilter;
  order: PageRequest["order"];
  /** As `previous` or `next` of a page; anything else begins at the beginning. */
  cursor: string;
};

type UserScope = Extract<Scope, { kind: "user" }>;

/** A page of the to-do list or of tickets the person may view, and what its filters offer: two statements. */
export async function readTicketList(
  reader: Reader,
  scope: UserScope,
  request: ListRequest,
): Promise<{ page: TicketListPage; choices: ListChoices }> {
  const viewer = { userId: scope.userId, isAdministrator: scope.globalRole === "administrator" };
  const slice = { order: request.order, cursor: parseCursor(request.cursor), limit: PAGE_SIZE };
  const [found, choices] = await Promise.all([
    request.view === "todo"
      ? listTodo(reader, scope.userId, request.filter, slice)
      : listTickets(reader, viewer, request.view, request.filter, slice),
    findListChoices(reader, viewer, request.filter),
  ]);
  return { page: toListPage(found), choices };
}

function toListPage(found: ListPage): TicketListPage {
  const [first, last] = [found.rows.at(0), found.rows.at(-1)];
  return {
    rows: found.rows.map(toRow),
    previous:
      first !== undefined && found.hasBefore ? formatCursor({ at: first.at, id: first.id, side: "before" }) : null,
    next: last !== undefined && found.hasAfter ? formatCursor({ at: last.at, id: last.id, side: "after" }) : null,
  };
}

function toRow({ at: _at, flowId: _flowId, waiting, ...row }: ListRow) {
  return { ...row, waiting: waiting.map(toWaiting) };
}
