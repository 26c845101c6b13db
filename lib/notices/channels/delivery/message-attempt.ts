import type { Logger } from "pino";
import type { Db, Tx } from "@/db/client";
import {
  beginAttempt,
  countAttemptsSince,
  endAttempt,
  type LockedMessage,
  lockMessage,
  settleMessage,
} from "@/db/store/notices/channel-message-store";
import type { Clock } from "@/lib/platform/clock";
import { TEST_EVENT } from "../schema";
import type { Trouble } from "../trouble";
import { afterTry } from "./attempt-outcome";
import { paceOf } from "./pace";
import { type SendMeans, sendMessage } from "./send-message";

/** From when on a try that says nothing of its end counts as lost. Longer than the longest of them. */
const LOST_AFTER_MS = 3 * 60_000;

export type AttemptMeans = SendMeans & { db: Db; clock: Clock; log: Pick<Logger, "warn"> };

type Begun = { message: LockedMessage; no: number; at: Date };

/**
 * Says one message once, if it is due. The try is written down before it and completed after it, so that one that was
 * cut off is seen, and repeated after a while; whoever listens may then hear it twice.
 *
 * @returns when to come again; null when nothing is left to do
 */
export async function attemptMessage(means: AttemptMeans, messageId: string): Promise<{ nextAt: string | null }> {
  const begun = await means.db.transaction((tx) => begin(tx, messageId, means.clock.now()));
  if (begun === null) return { nextAt: null };
  if ("notBefore" in begun) return { nextAt: begun.notBefore.toISOString() };
  const { message, no, at } = begun;
  if (message.status === "sending") means.log.warn({ messageId, attempts: no }, "a channel may say a message twice");
  const startedAt = performance.now();
  const { verdict, httpStatus, response } = await sendMessage(means, message, at);
  const durationMs = Math.round(performance.now() - startedAt);
  const trouble =
    verdict.end === "sent"
      ? { errorCode: "", errorDetail: "" }
      : { errorCode: verdict.code, errorDetail: verdict.detail };
  const nextAt = await means.db.transaction(async (tx) => {
    const again = await afterTry(tx, { message, no, at: means.clock.now() }, verdict);
    await endAttempt(tx, messageId, no, { durationMs, httpStatus, response, ...trouble });
    return again;
  });
  return { nextAt: nextAt?.toISOString() ?? null };
}

async function begin(tx: Tx, messageId: string, at: Date): Promise<Begun | { notBefore: Date } | null> {
  const message = await lockMessage(tx, messageId);
  if (message === null || message.settledAt !== null) return null;
  const { channel, channelId, event, attempts } = message;
  if (message.nextAttemptAt > at) return { notBefore: message.nextAttemptAt };
  const isTest = event === TEST_EVENT;
  const hindrance = hindranceOf(message);
  if (hindrance !== null) {
    await settleMessage(tx, messageId, { status: "skipped", at, errorCode: hindrance, errorDetail: "" }, attempts);
    return null;
  }
  if (isTest) return start(tx, message, at);
  if (channel.pausedUntil !== null && channel.pausedUntil > at) return { notBefore: soonAfter(channel.pausedUntil) };
  const pace = paceOf(channel.kind);
  const said = pace === null ? 0 : await countAttemptsSince(tx, channelId, new Date(at.getTime() - pace.windowMs));
  if (pace !== null && said >= pace.limit) return { notBefore: soonAfter(new Date(at.getTime() + pace.windowMs / 2)) };
  return start(tx, message, at);
}

/** A channel that is off says only tests; nothing is said of a ticket that was deleted since. */
function hindranceOf({ channel, event, ticketDeletedAt }: LockedMessage): Trouble | null {
  if (ticketDeletedAt !== null) return "ticket_deleted";
  return channel.isActive || event === TEST_EVENT ? null : "channel_off";
}

async function start(tx: Tx, message: LockedMessage, at: Date): Promise<Begun> {
  const no = await beginAttempt(tx, message, at, new Date(at.getTime() + LOST_AFTER_MS));
  return { message, no, at };
}

/** Those who wait for the same moment do not all come in it. */
const soonAfter = (at: Date) => new Date(at.getTime() + Math.round(Math.random() * 5000));
