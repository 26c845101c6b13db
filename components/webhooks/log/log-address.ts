import type { DeliveryFilter } from "@/lib/webhooks/schema";

/** The address of a part of an endpoint's delivery log. */
export function logAddress(page: string, { status, event, before }: DeliveryFilter): string {
  const query = new URLSearchParams({
    ...(status === null ? {} : { status }),
    ...(event === null ? {} : { event }),
    ...(before === null ? {} : { before: String(before) }),
  });
  return `${page}${query.size === 0 ? "" : `?${query}`}`;
}
