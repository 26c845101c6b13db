const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After each try that failed. What people would hear after a working day is no news any more. */
const WAITS_MS = [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];

export const MAX_TRIES = WAITS_MS.length + 1;

/** A message that was kept waiting, not refused, is given up when it is this old. */
const TOO_OLD_MS = 24 * HOUR;
const LONGEST_WISH_MS = 12 * HOUR;
const PAUSE_MS = MINUTE;
const JITTER = 0.2;

type Failed = {
  /** The number of the try, from 1. */
  no: number;
  isRateLimited: boolean;
  /** How long the other side asked to be left alone. */
  retryAfterMs: number | null;
  ageMs: number;
};

/**
 * How long to wait after a try that may succeed later; null when it was the last one. Being asked to come later is no
 * failure of the message: it counts for nothing but its age.
 *
 * @param random from 0 to 1: a wait is up to a fifth longer than planned
 */
export function waitAfter({ no, isRateLimited, retryAfterMs, ageMs }: Failed, random: number): number | null {
  const planned = isRateLimited ? (retryAfterMs ?? PAUSE_MS) : WAITS_MS[no - 1];
  if (planned === undefined || ageMs >= TOO_OLD_MS) return null;
  const wished = Math.min(retryAfterMs ?? 0, LONGEST_WISH_MS);
  return Math.max(Math.round(Math.min(planned, LONGEST_WISH_MS) * (1 + JITTER * random)), wished);
}
