const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The first try comes at once, each other so long after the one before it failed. */
export const TRY_WAITS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR];

export const MAX_TRIES = TRY_WAITS_MS.length + 1;

/** Receivers that come back together are not all called in the same second. */
const JITTER = 0.2;
const LONGEST_WISH_MS = 24 * HOUR;

/**
 * How long to wait after a try that failed; null when it was the last one.
 *
 * @param failed.no the number of the try, from 1
 * @param failed.wishMs how long the other system asked to be left alone; it is, for a day at most
 * @param random from 0 to 1: a wait is up to a fifth longer than planned
 */
export function waitAfterTry(failed: { no: number; wishMs: number | null }, random: number): number | null {
  const planned = TRY_WAITS_MS[failed.no - 1];
  if (planned === undefined) return null;
  return Math.max(Math.round(planned * (1 + JITTER * random)), Math.min(failed.wishMs ?? 0, LONGEST_WISH_MS));
}
