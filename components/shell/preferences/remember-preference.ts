import { PREFERENCE_COOKIE } from "@/lib/i18n/preference-cookies";

/** Keeps a preference in this browser, also for the pages that are drawn before anybody has signed in. */
export function rememberPreference(name: string, value: string): void {
  const { path, maxAge, sameSite } = PREFERENCE_COOKIE;
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=${path}; max-age=${maxAge}; samesite=${sameSite}${secure}`;
}
