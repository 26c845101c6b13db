import type { LogFilter } from "@/lib/notices/channels/schema";

/** The address of a part of the delivery log. */
export function logAddress({ status, by, ticket, before }: LogFilter): string {
  const query = new URLSearchParams({
    ...(status === null ? {} : { status }),
    ...(by === null ? {} : { by: String(by) }),
    ...(ticket === "" ? {} : { ticket }),
    ...(before === null ? {} : { before }),
  });
  return `/settings/channels/deliveries${query.size === 0 ? "" : `?${query}`}`;
}
