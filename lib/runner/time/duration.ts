const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof UNIT_MS;

const DURATION = /^(\d+(\.\d+)?(ms|[smhdw]))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/g;

/** The instant meant by a duration such as `1h30m`, counted from `now`, or by an ISO date. Throws on anything else. */
export function resolveTime(text: string, now: number): number {
  if (DURATION.test(text)) return now + durationMs(text);
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`neither a duration nor a date: "${text}"`);
  return instant;
}

function durationMs(text: string): number {
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * UNIT_MS[unit as Unit];
  return total;
}
