import type { ShownRequest } from "@/db/schema/outgoing/calls";
import type { Json } from "@/lib/forms/form-definition";
import { storable } from "../storable";
import type { HookRequest } from "./make-request";

const BLOT = "…";
const SECRET_NAME = /auth|token|secret|passw|credential|cookie|session|signature|(?:^|[-_]|api|access)key$/i;
const MAX_BODY = 4000;
const MAX_URL = 2000;

/**
 * A request for the eyes of people: headers, parts of the address and members of a JSON body that are secrets by their
 * name are blotted out, and so are `secrets` wherever they stand.
 */
export function showRequest({ method, url, headers, body }: HookRequest, secrets: readonly string[]): ShownRequest {
  const blot = (text: string) => blotOut(text, secrets);
  return {
    method,
    url: storable(blot(showUrl(url)), MAX_URL),
    headers: Object.entries(headers).map(([name, value]) => {
      return { name: storable(name, 200), value: SECRET_NAME.test(name) ? BLOT : storable(blot(value), MAX_BODY) };
    }),
    body: storable(blot(showBody(body ?? "")), MAX_BODY),
  };
}

/** A text without any of the secrets in it. */
export function blotOut(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length > 3).reduce((rest, secret) => rest.replaceAll(secret, BLOT), text);
}

/** The values of headers that are secrets by their name; of `Bearer abc` the latter. */
export function secretHeaders(headers: HookRequest["headers"]): string[] {
  const secret = Object.entries(headers).filter(([name]) => SECRET_NAME.test(name));
  return secret.map(([, value]) => value.replace(/^\S+ /, ""));
}

function showUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const secret = [...url.searchParams.keys()].filter((name) => SECRET_NAME.test(name));
  if (url.password === "" && url.username === "" && secret.length === 0) return text;
  url.username = "";
  url.password = "";
  for (const name of secret) url.searchParams.set(name, BLOT);
  return url.href.replaceAll(encodeURIComponent(BLOT), BLOT);
}

function showBody(body: string): string {
  try {
    return JSON.stringify(withoutSecrets(JSON.parse(body) as Json), null, 2);
  } catch {
    return body;
  }
}

function withoutSecrets(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, inner]): [string, Json] => {
    const isSecret = SECRET_NAME.test(name) && inner !== null && typeof inner !== "object";
    return [name, isSecret ? BLOT : withoutSecrets(inner)];
  });
  return Object.fromEntries(members);
}
