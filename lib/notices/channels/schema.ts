import { z } from "zod";
import { SCRIPT_LANGUAGES, type ScriptLanguage } from "@/lib/scripts/script-run";
import { ChannelLanguage, MAIL_SECURITY, type MailServer, WEBHOOK_FORMATS } from "./channel-config";
import type { ChannelKind } from "./channel-kind";

/** The event of the test button; it is tried once, whether or not the channel is on. */
export const TEST_EVENT = "channel.test";

/** Fits the column. */
const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
const Revision = z.int().positive();
export const MessageId = z.uuid();

/** null keeps what is there; an empty one takes it away. */
const Url = z.string().trim().min(1).max(2000).nullable();
const Secret = z.string().trim().max(500).nullable();

const MailServerDraft = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(MAIL_SECURITY),
  user: z.string().trim().max(200),
  /** null keeps it, as long as it goes to the same server. */
  password: z.string().max(500).nullable(),
  from: z.string().trim().min(3).max(200),
});

/** A channel as it is filled in: what is secret is left out where it stays as it was. */
export const ConfigDraft = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("email"),
    addresses: z.array(z.email().max(254)).min(1).max(50),
    server: MailServerDraft.nullable(),
  }),
  z.object({ kind: z.literal("webhook"), url: Url, secret: Secret, format: z.enum(WEBHOOK_FORMATS) }),
  z.object({ kind: z.literal("dingtalk"), url: Url, secret: Secret }),
  z.object({ kind: z.literal("feishu"), url: Url, secret: Secret }),
  z.object({ kind: z.literal("wecom"), url: Url }),
  z.object({ kind: z.literal("slack"), url: Url }),
  z.object({ kind: z.literal("teams"), url: Url }),
  z.object({
    kind: z.literal("script"),
    language: z.enum(SCRIPT_LANGUAGES),
    source: z.string().min(1).max(50_000),
    secret: Secret,
  }),
]);
export type ConfigDraft = z.output<typeof ConfigDraft>;

const Fields = z.object({ name: z.string().trim().min(1).max(80), language: ChannelLanguage, config: ConfigDraft });

export const SaveChannelInput = z.discriminatedUnion("mode", [
  Fields.extend({ mode: z.literal("new") }),
  Fields.extend({ mode: z.literal("change"), channelId: Id, revision: Revision }),
]);

export const ChannelInput = z.object({ channelId: Id, revision: Revision });
export const SwitchChannelInput = ChannelInput.extend({ isActive: z.boolean() });
export const TestChannelInput = z.object({ channelId: Id });
/** In the language of whoever asks. */
export const TestMailInput = z.object({ locale: ChannelLanguage });

/** What of the delivery log: a message of a channel, or a mail to a person. */
export const RetryMessageInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), id: MessageId }),
  z.object({ kind: z.literal("mail"), id: Id }),
]);

/** A channel as administrators see it; what is secret is not among this. */
export type ChannelView = {
  id: number;
  kind: ChannelKind;
  name: string;
  /** Where it leads: a host, addresses, or the language of a script. */
  target: string;
  language: z.output<typeof ChannelLanguage>;
  isActive: boolean;
  lastSentAt: string | null;
  failingSince: string | null;
  /** Why the latest message was not taken, as long as it fails. */
  trouble: { code: string; detail: string } | null;
  /** Its other side asked for quiet until then. */
  pausedUntil: string | null;
  waiting: number;
  dead: number;
  /** In how many flows rules speak by it. */
  flows: number;
  revision: number;
  settings: ChannelSettings;
};

/** What may be shown of a configuration when it is changed; null where it cannot be read any more. */
export type ChannelSettings =
  | { kind: "email"; addresses: string[]; server: (Omit<MailServer, "password"> & { hasPassword: boolean }) | null }
  | { kind: "webhook"; format: (typeof WEBHOOK_FORMATS)[number]; hasSecret: boolean }
  | { kind: "dingtalk" | "feishu"; hasSecret: boolean }
  | { kind: "wecom" | "slack" | "teams" }
  | { kind: "script"; language: ScriptLanguage; source: string; hasSecret: boolean }
  | null;

export const MESSAGE_STATUSES = ["pending", "sending", "sent", "failed", "dead", "skipped"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** What of the delivery log is shown; `trouble` is what was not taken. */
export const LOG_STATUSES = ["trouble", "waiting", "sent", "skipped"] as const;
export type LogStatus = (typeof LOG_STATUSES)[number];

/** `by`: one channel, or the mails to people. */
export type LogFilter = { status: LogStatus | null; by: number | "mail" | null; ticket: string; before: string | null };

export type DeliveryView = {
  key: string;
  kind: "message" | "mail" | "digest";
  id: string;
  status: MessageStatus;
  event: string;
  title: string;
  channel: { id: number; name: string; kind: ChannelKind } | null;
  person: { name: string; address: string } | null;
  ticket: { id: number; serial: string } | null;
  attempts: number;
  errorCode: string;
  errorDetail: string;
  createdAt: string;
  nextAttemptAt: string | null;
};

/** `older` continues the list; null at its end. */
export type DeliveryPage = { rows: DeliveryView[]; older: string | null };

export type TryView = {
  no: number;
  at: string;
  /** null while it is under way, and for ever when it was cut off. */
  durationMs: number | null;
  httpStatus: number | null;
  errorCode: string;
  errorDetail: string;
  response: string;
};

export type MessageDetails = {
  id: string;
  status: MessageStatus;
  title: string;
  content: string;
  errorCode: string;
  errorDetail: string;
  tries: TryView[];
};
