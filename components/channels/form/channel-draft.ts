import { z } from "zod";
import type { ChannelKind } from "@/lib/notices/channels/channel-kind";
import type { ChannelSettings, ChannelView, ConfigDraft } from "@/lib/notices/channels/schema";

/** Everything a form of any kind asks; each kind shows its part. */
export type ChannelDraft = {
  name: string;
  language: "en" | "zh-CN";
  url: string;
  secret: string;
  /** The secret that is set is to be taken away. */
  forgetsSecret: boolean;
  format: "standard" | "loonflow";
  /** One a line. */
  addresses: string;
  hasOwnServer: boolean;
  host: string;
  port: string;
  security: "tls" | "starttls" | "none";
  user: string;
  password: string;
  from: string;
  scriptLanguage: "javascript" | "python";
  source: string;
};

export type DraftPath = keyof ChannelDraft;
export type DraftProblems = Partial<Record<DraftPath, string>>;

const SCRIPT = `// Finds title, content, event, url, ticket, recipients and secret.
await fetch("https://example.com/notify", {
  method: "POST",
  headers: { "content-type": "application/json", authorization: "Bearer " + secret },
  body: { title, content, url },
});
`;

const EMPTY: Omit<ChannelDraft, "language"> = {
  ...{ name: "", url: "", secret: "", forgetsSecret: false, format: "standard", addresses: "", hasOwnServer: false },
  ...{ host: "", port: "587", security: "starttls", user: "", password: "", from: "" },
  ...{ scriptLanguage: "javascript", source: SCRIPT },
};

/** What a form begins with; what is secret is never known here. */
export function draftOf(channel: ChannelView | null, language: ChannelDraft["language"]): ChannelDraft {
  if (channel === null) return { ...EMPTY, language };
  return { ...EMPTY, name: channel.name, language: channel.language, ...known(channel.settings) };
}

function known(settings: ChannelSettings): Partial<ChannelDraft> {
  if (settings?.kind === "webhook") return { format: settings.format };
  if (settings?.kind === "script") return { scriptLanguage: settings.language, source: settings.source };
  if (settings?.kind !== "email") return {};
  const addresses = settings.addresses.join("\n");
  if (settings.server === null) return { addresses };
  const { host, port, security, user, from } = settings.server;
  return { addresses, hasOwnServer: true, host, port: String(port), security, user, from };
}

export const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== "");

export const wrongAddresses = (text: string): string[] =>
  addressesIn(text).filter((address) => !z.email().safeParse(address).success);

const URL_KINDS: readonly ChannelKind[] = ["webhook", "dingtalk", "feishu", "wecom", "slack", "teams"];
export const hasUrl = (kind: ChannelKind): boolean => URL_KINDS.includes(kind);

/** What has to be filled in and is not; the server finds the rest. */
export function missingIn(draft: ChannelDraft, kind: ChannelKind, isNew: boolean): DraftPath[] {
  const asked: DraftPath[] = [
    "name",
    ...(hasUrl(kind) && isNew ? (["url"] as const) : []),
    ...(kind === "webhook" && isNew ? (["secret"] as const) : []),
    ...(kind === "script" ? (["source"] as const) : []),
    ...(kind === "email" ? (["addresses"] as const) : []),
    ...(kind === "email" && draft.hasOwnServer ? (["host", "port", "from"] as const) : []),
  ];
  return asked.filter((path) => String(draft[path]).trim() === "");
}

/** What is saved; what is secret and left empty stays as it is. */
export function toConfig(draft: ChannelDraft, kind: ChannelKind, isNew: boolean): ConfigDraft {
  const kept = (text: string) => (text.trim() === "" && !isNew ? null : text.trim());
  const url = kept(draft.url);
  const secret = draft.forgetsSecret ? "" : kept(draft.secret);
  switch (kind) {
    case "email":
      return {
        kind,
        addresses: addressesIn(draft.addresses),
        server: draft.hasOwnServer ? serverOf(draft, isNew) : null,
      };
    case "webhook":
      return { kind, url, secret, format: draft.format };
    case "dingtalk":
    case "feishu":
      return { kind, url, secret };
    case "script":
      return { kind, language: draft.scriptLanguage, source: draft.source, secret };
    default:
      return { kind, url };
  }
}

function serverOf({ host, port, security, user, password, from }: ChannelDraft, isNew: boolean) {
  const kept = password === "" && !(isNew && user === "") ? null : password;
  return { host: host.trim(), port: Number(port), security, user: user.trim(), password: kept, from: from.trim() };
}
