import type { Tx } from "@/db/client";
import { type LockedMessage, settleMessage } from "@/db/store/notices/channel-message-store";
import { noteTaken, noteTrouble, pauseChannel } from "@/db/store/notices/channel-store";
import { TEST_EVENT } from "../schema";
import type { Verdict } from "../senders/verdict";
import { waitAfter } from "./retry-schedule";

type Try = { message: LockedMessage; no: number; at: Date };

// Channels before messages before tries: the order in which every command locks them, and in which they are deleted.

/**
 * What comes of a try: the message is sent, or tried again, or given up. A test is tried once. When the other side asks
 * for quiet, the whole channel is quiet.
 *
 * @returns when to try again; null for never
 */
export async function afterTry(tx: Tx, { message, no, at }: Try, verdict: Verdict): Promise<Date | null> {
  const { id, channelId, event, createdAt } = message;
  if (verdict.end === "sent") {
    await noteTaken(tx, channelId, at);
    await settleMessage(tx, id, { status: "sent", at }, no);
    return null;
  }
  const trouble = { errorCode: verdict.code, errorDetail: verdict.detail };
  await noteTrouble(tx, channelId, at);
  const wait = verdict.end === "refused" || event === TEST_EVENT ? null : waitFor(verdict, no, at, createdAt);
  if (wait === null) {
    await settleMessage(tx, id, { status: "dead", at, ...trouble }, no);
    return null;
  }
  const nextAttemptAt = new Date(at.getTime() + wait);
  if (verdict.code === "rate_limited") await pauseChannel(tx, channelId, nextAttemptAt);
  await settleMessage(tx, id, { status: "failed", nextAttemptAt, ...trouble }, no);
  return nextAttemptAt;
}

type Later = Extract<Verdict, { end: "later" }>;

function waitFor({ code, retryAfterMs }: Later, no: number, at: Date, createdAt: Date): number | null {
  const ageMs = at.getTime() - createdAt.getTime();
  return waitAfter({ no, isRateLimited: code === "rate_limited", retryAfterMs, ageMs }, Math.random());
}
