import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { SCRIPT_LANGUAGES } from "@/lib/scripts/script-run";

export const MAIL_SECURITY = ["tls", "starttls", "none"] as const;
export const WEBHOOK_FORMATS = ["standard", "loonflow"] as const;

const Url = z.string();
/** Empty for none. */
const Secret = z.string();

const MailServer = z.object({
  host: z.string(),
  port: z.int(),
  security: z.enum(MAIL_SECURITY),
  user: z.string(),
  password: Secret,
  from: z.string(),
});
export type MailServer = z.infer<typeof MailServer>;

/** What a channel needs to speak, most of it secret. It is kept sealed. */
export const ChannelConfig = z.discriminatedUnion("kind", [
  /** Without a server of its own it goes by the installation's. */
  z.object({ kind: z.literal("email"), addresses: z.array(z.string()), server: MailServer.nullable() }),
  z.object({ kind: z.literal("webhook"), url: Url, secret: Secret, format: z.enum(WEBHOOK_FORMATS) }),
  z.object({ kind: z.literal("dingtalk"), url: Url, secret: Secret }),
  z.object({ kind: z.literal("feishu"), url: Url, secret: Secret }),
  z.object({ kind: z.literal("wecom"), url: Url }),
  z.object({ kind: z.literal("slack"), url: Url }),
  z.object({ kind: z.literal("teams"), url: Url }),
  z.object({ kind: z.literal("script"), language: z.enum(SCRIPT_LANGUAGES), source: z.string(), secret: Secret }),
]);
export type ChannelConfig = z.infer<typeof ChannelConfig>;
export type ConfigOf<Kind extends ChannelConfig["kind"]> = Extract<ChannelConfig, { kind: Kind }>;

export const ChannelLanguage = z.enum(LOCALES);

/** Where a channel leads, for people to tell it from others, without what is secret. */
export function targetOf(config: ChannelConfig): string {
  if (config.kind === "email") return config.addresses.join(", ");
  return config.kind === "script" ? config.language : new URL(config.url).host;
}
