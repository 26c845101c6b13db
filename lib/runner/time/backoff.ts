const SECONDS = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];
const MAX_JITTER_MS = 30_000;

/** Inngest's delay in milliseconds after a failed attempt, counted from 0; `random` is in [0, 1). */
export function inngestBackoff(attempt: number, random: number = Math.random()): number {
  const seconds = SECONDS[Math.min(Math.max(attempt, 0), SECONDS.length - 1)] ?? 7_200;
  return seconds * 1_000 + random * MAX_JITTER_MS;
}
