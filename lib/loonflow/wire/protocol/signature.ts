import { createHash, timingSafeEqual } from "node:crypto";

const MAX_AGE_SECONDS = 120;

export function signatureOf(timestamp: string, token: string): string {
  return createHash("md5").update(`${timestamp}${token}`).digest("hex");
}

/** Lower-case hex only, compared in constant time. */
export function isSignature(given: string, timestamp: string, token: string): boolean {
  const [expected, actual] = [Buffer.from(signatureOf(timestamp, token)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Whole seconds since the epoch, at most two minutes off in either direction. */
export function isFresh(timestamp: string, now: Date): boolean {
  const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
  return Math.abs(age) <= MAX_AGE_SECONDS;
}
