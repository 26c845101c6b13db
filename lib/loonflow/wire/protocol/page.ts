import type { Query } from "./query";
import { WireRefusal } from "./refusal";
import type { WireValue } from "./wire-value";

const DEFAULT_PER_PAGE = 10;
const MAX_PER_PAGE = 200;

export type Page = { page: number; perPage: number };
export type Slice = { offset: number; limit: number };

/** @throws WireRefusal on anything but whole numbers, and on a page of nothing. */
export function pageOf(query: Query): Page {
  const perPage = query.integer("per_page", DEFAULT_PER_PAGE);
  if (perPage < 1) throw new WireRefusal("query_malformed", { key: "per_page" });
  return { page: query.integer("page", 1), perPage: Math.min(perPage, MAX_PER_PAGE) };
}

/** Which rows a page shows. Callers get the last page for any number that is not one of the pages. */
export function sliceOf({ page, perPage }: Page, total: number): Slice {
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  const shown = page >= 1 && page <= lastPage ? page : lastPage;
  return { offset: (shown - 1) * perPage, limit: perPage };
}

export function pageRecord(page: Page, total: number, value: readonly WireValue[]): WireValue {
  return { value, per_page: page.perPage, page: page.page, total };
}

/** A page of a list that is all in memory. */
export function pageOfList(page: Page, list: readonly WireValue[]): WireValue {
  const { offset, limit } = sliceOf(page, list.length);
  return pageRecord(page, list.length, list.slice(offset, offset + limit));
}
