/**
 * Whether a page of this site sent the request, for requests that change something and are proven by a cookie alone.
 * Browsers say so themselves, except over plain HTTP, where the origin has to name the host it was sent to.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return origin !== null && host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
