/** How things are for the reader, and which tickets of theirs have changed. */
export type LiveEvent = { unread: number; todo: number; tickets: number[] };

/** What one window tells the others of the same browser. */
export type LiveNews = { kind: "counts"; event: LiveEvent } | { kind: "beat" };

/** What is shown now. */
export type Shown = { unread: number; todo: number; path: string };

const LISTS = ["/inbox", "/tickets"];

/** Whether a page shows something else than what there is now. */
export function isOutdated(shown: Shown, event: LiveEvent): boolean {
  if (event.unread !== shown.unread || event.todo !== shown.todo) return true;
  if (event.tickets.length === 0) return false;
  return LISTS.includes(shown.path) || event.tickets.some((id) => shown.path === `/tickets/${id}`);
}
