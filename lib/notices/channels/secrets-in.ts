import type { ChannelConfig } from "./channel-config";

/** Shorter parts of an address are no tokens, and would be found in ordinary words. */
const MIN_TOKEN = 8;

/** A text of another system without what is secret in a channel's configuration, should it repeat any of it. */
export function withoutSecrets(text: string, config: ChannelConfig): string {
  return secretsIn(config).reduce((cleaned, secret) => cleaned.replaceAll(secret, "•••"), text);
}

/** The longest first, so that a whole address is hidden as one. */
function secretsIn(config: ChannelConfig): string[] {
  return [...("url" in config ? urlSecrets(config.url) : []), ...keysIn(config)]
    .filter((secret) => secret !== "")
    .toSorted((a, b) => b.length - a.length);
}

function keysIn(config: ChannelConfig): string[] {
  if (config.kind === "email") return config.server === null ? [] : [config.server.password];
  return "secret" in config ? [config.secret] : [];
}

function urlSecrets(text: string): string[] {
  const url = new URL(text);
  const parts = [...url.searchParams.values(), ...url.pathname.split("/")];
  const tokens = parts.flatMap((part) => [part, decoded(part)]).filter((part) => part.length >= MIN_TOKEN);
  return [text, url.href, `${url.pathname}${url.search}`, ...tokens].filter((part) => part.length >= MIN_TOKEN);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
