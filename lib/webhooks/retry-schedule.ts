const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The tries that standard-webhooks recommends: at once, and then so long after each that failed. */
const WAITS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

export const MAX_TRIES = WAITS_MS.length + 1;

/** Receivers that come back together are not all called in the same second. */
const JITTER = 0.2;
const LONGEST_WISH_MS = 24 * HOUR;

/**
 * How long to wait after a try that failed; null when it was the last one.
 *
 * @param failed.no the number of the try, from 1
 * @param failed.retryAfterMs how long the receiver asked to be left alone; it is, for a day at most
 * @param random from 0 to 1: a wait is up to a fifth longer than planned
 */
export function waitAfter(failed: { no: number; retryAfterMs: number | null }, random: number): number | null {
  const planned = WAITS_MS[failed.no - 1];
  if (planned === undefined) return null;
  const wished = Math.min(failed.retryAfterMs ?? 0, LONGEST_WISH_MS);
  return Math.max(Math.round(planned * (1 + JITTER * random)), wished);
}

/** What a `Retry-After` header asks for, in seconds or as a date; null when it says neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
