/** The list of notices; `before` continues it. */
export function noticesAddress({ isUnread, before = null }: { isUnread: boolean; before?: number | null }): string {
  const query = new URLSearchParams({
    ...(isUnread ? { show: "unread" } : {}),
    ...(before === null ? {} : { before: String(before) }),
  }).toString();
  return query === "" ? "/notices" : `/notices?${query}`;
}
