import type { CallFilter } from "@/lib/calls/schema";

/** The address of a part of a flow's log of calls. */
export function callLogAddress(page: string, { status, before }: CallFilter): string {
  const query = new URLSearchParams({
    ...(status === null ? {} : { status }),
    ...(before === null ? {} : { before: String(before) }),
  });
  return `${page}${query.size === 0 ? "" : `?${query}`}`;
}
