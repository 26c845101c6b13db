const HOME = "/inbox";

/** A path of this application to go to after sign-in; anything that could lead elsewhere becomes the start page. */
export function returnPath(from: string | null | undefined): string {
  if (from === null || from === undefined || !/^\/(?![/\\])/.test(from)) return HOME;
  const base = "http://skein.invalid";
  const url = URL.canParse(from, base) ? new URL(from, base) : null;
  if (url === null || url.origin !== base || ["/", "/sign-in"].includes(url.pathname)) return HOME;
  return url.pathname + url.search;
}

export function signInPath(from: string | null): string {
  const back = returnPath(from);
  return back === HOME ? "/sign-in" : `/sign-in?from=${encodeURIComponent(back)}`;
}
