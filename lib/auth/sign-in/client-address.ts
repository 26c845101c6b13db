/**
 * Where a request came from, for counting. The last hop is the one the nearest proxy (or the server itself) saw;
 * what stands before it is the sender's own claim.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
