import type { Json } from "@/lib/forms/form-definition";

type JsonObject = { [key: string]: Json };

const SECRET_NAME = /token|secret|passw|credential|api_?key|signature/i;
const HIDDEN = "***";

/**
 * A record as it came, without what must not be kept readable: columns that are secrets by their name, and the tokens
 * in the JSON that says whom to call. Forms are left alone; a field may well be called `token`.
 */
export function withoutSecrets(record: JsonObject): JsonObject {
  const kept = Object.entries(record).filter(([name]) => !SECRET_NAME.test(name));
  return Object.fromEntries(
    kept.map(([name, value]): [string, Json] => {
      if (name === "participant" && typeof value === "string") return [name, withoutTokens(value)];
      return [name, mapRows(value)];
    }),
  );
}

function mapRows(value: Json): Json {
  if (Array.isArray(value)) return value.map(mapRows);
  return typeof value === "object" && value !== null ? withoutSecrets(value) : value;
}

/** Names and ids stay; of JSON the secrets are taken out, and what should be JSON but is not stays hidden. */
function withoutTokens(participant: string): string {
  if (!/[{[:=]/.test(participant)) return participant;
  try {
    return JSON.stringify(hideIn(JSON.parse(participant) as Json));
  } catch {
    return HIDDEN;
  }
}

function hideIn(value: Json): Json {
  if (Array.isArray(value)) return value.map(hideIn);
  if (typeof value === "string") return hideInUrl(value);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRET_NAME.test(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, hideIn(inner)]));
}

function hideInUrl(text: string): string {
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
