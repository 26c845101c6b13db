import type { Json } from "@/lib/forms/form-definition";

export const SECRET_NAME = /token|secret|passw|credential|api_?key|signature/i;
export const HIDDEN = "***";

/** JSON that says whom to call, without what must not be read: keys that are secrets by their name, and what signs an address in. */
export function masked(value: Json): Json {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === "string") return maskedAddress(value);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRET_NAME.test(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, masked(inner)]));
}

function maskedAddress(text: string): string {
  if (!URL.canParse(text)) return SECRET_NAME.test(text) ? HIDDEN : text;
  const url = new URL(text);
  if (url.username === "" && url.password === "" && url.search === "") return text;
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET_NAME.test(name) || name === "key") url.searchParams.set(name, HIDDEN);
  }
  return url.href;
}
