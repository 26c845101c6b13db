import type { Json } from "@/lib/forms/form-definition";
import { HIDDEN, masked, SECRET_NAME } from "../../masked";

type JsonObject = { [key: string]: Json };

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
    return JSON.stringify(masked(JSON.parse(participant) as Json));
  } catch {
    return HIDDEN;
  }
}
