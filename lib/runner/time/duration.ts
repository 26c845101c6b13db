const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof UNIT_MS;

const DURATION = /^(\d+(\.\d+)?(ms|[smhdw]))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/g;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** The end of the year 9999, the last instant that every part of the way can write. */
export const LATEST_TIME = 253_402_300_799_999;

/** The instant meant by a duration such as `1h30m`, counted from `now`, or by an ISO date. Throws on anything else. */
export function resolveTime(text: string, now: number): number {
  const instant = DURATION.test(text) ? now + durationMs(text) : ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new Error(`neither a duration nor a date: "${text}"`);
  if (instant > LATEST_TIME) throw new Error(`too far ahead: "${text}"`);
  return instant;
}

/** The milliseconds of a duration such as `1h30m`. Throws on anything else. */
export function durationMs(text: string): number {
  if (!DURATION.test(text)) throw new Error(`not a duration: "${text}"`);
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * UNIT_MS[unit as Unit];
  return total;
}
