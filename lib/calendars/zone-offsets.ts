import { fromAbsolute } from "@internationalized/date";

/** Until before an instant the clock on the wall shows `offset` more than UTC; both in ms. */
export type OffsetSpan = { until: number; offset: number };

const SECOND = 1000;
const WEEK = 7 * 24 * 3600 * SECOND;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const MOST_YEARS_KEPT = 2000;

/** By zone and year of UTC. */
const kept = new Map<string, readonly OffsetSpan[]>();

/**
 * The equal offset from an instant on; it may be said to end sooner than it does, with a year of UTC. Nobody knows the
 * clocks of times far away, so that before 1900 and from 2200 on the offset stays as it is there.
 */
export function offsetSpan(timeZone: string, at: number): OffsetSpan {
  const year = new Date(at).getUTCFullYear();
  const [begin, end] = [startOf(FIRST_YEAR), startOf(LAST_YEAR + 1)];
  if (year < FIRST_YEAR) return { until: begin, offset: offsetAt(timeZone, begin) };
  if (year > LAST_YEAR) return { until: Infinity, offset: offsetAt(timeZone, end) };
  // The last one ends with the year.
  return spansOf(timeZone, year).find(({ until }) => at < until) as OffsetSpan;
}

function spansOf(timeZone: string, year: number): readonly OffsetSpan[] {
  const key = `${timeZone} ${year}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_YEARS_KEPT) kept.clear();
  const spans = findSpans(timeZone, startOf(year), startOf(year + 1));
  kept.set(key, spans);
  return spans;
}

/** No zone changes its clocks and back within a week. */
function findSpans(timeZone: string, from: number, end: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let offset = offsetAt(timeZone, from);
  for (let at = from; at < end; at += WEEK) {
    const next = Math.min(at + WEEK, end);
    if (offsetAt(timeZone, next) === offset) continue;
    const until = findChange(timeZone, at, next, offset);
    if (until === end) continue;
    spans.push({ until, offset });
    offset = offsetAt(timeZone, until);
  }
  return [...spans, { until: end, offset }];
}

/** The first whole second in (before, after] at which the offset is no longer as it was. */
function findChange(timeZone: string, before: number, after: number, offset: number): number {
  let low = before;
  let high = after;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (offsetAt(timeZone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

const offsetAt = (timeZone: string, at: number) => fromAbsolute(at, timeZone).offset;
const startOf = (year: number) => Date.UTC(year, 0, 1);
