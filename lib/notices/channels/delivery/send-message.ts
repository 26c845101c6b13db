import type { Db } from "@/db/client";
import type { LockedMessage } from "@/db/store/notices/channel-message-store";
import type { Mailer } from "@/lib/notices/mailer";
import type { AllowList } from "@/lib/platform/outbound/address-guard";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import type { Resolve } from "@/lib/platform/outbound/guarded-lookup";
import type { ChannelConfig } from "../channel-config";
import { openConfig } from "../sealed-config";
import { withoutSecrets } from "../secrets-in";
import { httpSenderOf } from "../senders/http-sender";
import type { OutgoingMessage } from "../senders/outgoing-message";
import { runChannelScript } from "../senders/run-channel-script";
import { sendMail } from "../senders/send-mail";
import { later, refused, type Verdict } from "../senders/verdict";
import { readOutgoing } from "./read-outgoing";

const TIMEOUT_MS = 15_000;
const MAX_ANSWER = 8000;
const EXCERPT = 2000;

export type SendMeans = {
  db: Db;
  /** The installation's mail server; null where there is none. */
  mailer: Mailer | null;
  siteUrl: string;
  allow: AllowList;
  /** Asks another name server than the system's. */
  resolve?: Resolve;
  timeoutMs?: number;
};

/** What became of a try; nothing in it is secret. */
export type Sent = { verdict: Verdict; httpStatus: number | null; response: string };

/** Says a message by its channel. Whatever the other side does is an answer, never an exception. */
export async function sendMessage(means: SendMeans, locked: LockedMessage, at: Date): Promise<Sent> {
  const config = openConfig(locked.channel.sealedConfig);
  if (config === null) return { verdict: refused("config_unreadable"), httpStatus: null, response: "" };
  const message = await readOutgoing(means, locked, config, at);
  const { verdict, httpStatus, response } = await send(means, config, message);
  const clean = (text: string) => excerpt(withoutSecrets(text, config));
  return {
    verdict: verdict.end === "sent" ? verdict : { ...verdict, detail: clean(verdict.detail) },
    httpStatus,
    response: clean(response),
  };
}

async function send(means: SendMeans, config: ChannelConfig, message: OutgoingMessage): Promise<Sent> {
  if (config.kind === "email") {
    return { verdict: await sendMail(config, message, means), httpStatus: null, response: "" };
  }
  if (config.kind === "script") return { ...(await runChannelScript(config, message, means)), httpStatus: null };
  const { allow, resolve, timeoutMs = TIMEOUT_MS } = means;
  const { call, judge } = httpSenderOf(config, message);
  try {
    const answer = await callGuarded(call, {
      allow,
      timeoutMs,
      maxBytes: MAX_ANSWER,
      whenTooLarge: "cut",
      ...(resolve === undefined ? {} : { resolve }),
    });
    return { verdict: judge(answer, message.at), httpStatus: answer.status, response: answer.body };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return { verdict: verdictOf(error), httpStatus: null, response: "" };
  }
}

/** Where a call may not go it will not be let tomorrow. */
function verdictOf({ why, detail }: CallFailed): Verdict {
  if (why === "address_refused" || why === "header_refused" || why === "redirect_refused") return refused(why, detail);
  return later(why, detail);
}

/** The beginning of a text, without what PostgreSQL does not store. */
function excerpt(text: string): string {
  return [...text.replaceAll("\0", "").slice(0, EXCERPT * 2)].slice(0, EXCERPT).join("").toWellFormed();
}
