import { type BusinessCalendar, isNamedZone, type OpenHours } from "./business-calendar";
import { offsetSpan } from "./zone-offsets";

/** Instants are ms since 1970 UTC, durations ms. */
export type WorkingTime = {
  /**
   * The first instant by which so much working time has passed since `at`: eight hours from nine o'clock end at
   * 17:00, not with the next opening. No time or less is `at` itself. Never later than the year 9999.
   */
  plus(at: number, ms: number): number;
  /** `at` itself when it is working time, otherwise when it next begins. Closing time is no working time. */
  nextOpening(at: number): number;
  /** The working time from one instant to another; 0 when the other is not later. */
  between(from: number, to: number): number;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
const FIRST = Date.parse("0001-01-01T00:00:00Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

/** In ms from midnight by the clock on the wall. */
type Window = readonly [from: number, to: number];

type Compiled = {
  timeZone: string;
  /** Monday first. */
  week: readonly (readonly Window[])[];
  weekMs: number;
  /** By day since 1970. */
  exceptions: ReadonlyMap<number, readonly Window[]>;
  exceptionDays: readonly number[];
};

/**
 * Working time is real time that passes while the clock on the wall of the calendar's zone shows hours of that day.
 * From 01:00 to 04:00 is therefore two hours on the day that clocks are put forward from two to three, and four hours
 * when they are put back; hours that happen twice count twice, hours that do not happen count nothing. Every function
 * always returns; in a zone that is unknown here the clocks are those of UTC.
 */
export function compileCalendar(calendar: BusinessCalendar): WorkingTime {
  const compiled = compile(calendar);
  const plus = (at: number, ms: number) => (ms > 0 ? walk(compiled, at, LAST, ms).at : at);
  return {
    plus,
    // A millisecond of work ends a millisecond after work begins.
    nextOpening: (at) => Math.max(at, plus(at, 1) - 1),
    between: (from, to) => walk(compiled, from, Math.min(to, LAST), Infinity).worked,
  };
}

function compile({ timeZone, week, days }: BusinessCalendar): Compiled {
  const windows = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    (week.find((each) => each.day === day)?.hours ?? []).map(toWindow),
  );
  const exceptions = new Map(
    days.map(({ date, hours }) => [Date.parse(`${date}T00:00:00Z`) / DAY, hours.map(toWindow)]),
  );
  return {
    timeZone: isNamedZone(timeZone) ? timeZone : "UTC",
    week: windows,
    weekMs: windows.flat().reduce((sum, [from, to]) => sum + to - from, 0),
    exceptions,
    exceptionDays: [...exceptions.keys()].sort((a, b) => a - b),
  };
}

const toWindow = ({ from, to }: OpenHours): Window => [ofDay(from), ofDay(to)];
const ofDay = (clock: string) => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE;

type Walked = { at: number; worked: number };

/** Goes forward until so much is worked or `until` is reached, span by span of equal offset. */
function walk(compiled: Compiled, from: number, until: number, budget: number): Walked {
  let walked: Walked = { at: Math.max(from, FIRST), worked: 0 };
  while (walked.at < until && walked.worked < budget) {
    const { offset, until: end } = offsetSpan(compiled.timeZone, walked.at);
    const wall = { from: walked.at + offset, until: Math.min(end, until) + offset };
    const { at, worked } = walkWall(compiled, wall, budget - walked.worked);
    walked = { at: at - offset, worked: walked.worked + worked };
  }
  return walked;
}

/** Here all is by the clock on the wall, as if it were UTC. */
function walkWall(compiled: Compiled, { from, until }: { from: number; until: number }, budget: number): Walked {
  let at = from;
  let worked = 0;
  while (at < until) {
    const weeks = plainWeeks(compiled, at, until, budget - worked);
    at += weeks * WEEK;
    worked += weeks * compiled.weekMs;
    const day = Math.floor(at / DAY);
    for (const [opens, closes] of windowsOf(compiled, day)) {
      const begin = Math.max(day * DAY + opens, at);
      const length = Math.min(day * DAY + closes, until) - begin;
      if (length >= budget - worked) return { at: begin + budget - worked, worked: budget };
      if (length > 0) worked += length;
    }
    at = (day + 1) * DAY;
  }
  return { at: until, worked };
}

function windowsOf({ exceptions, week }: Compiled, day: number): readonly Window[] {
  // 1970 began on a Thursday.
  return exceptions.get(day) ?? week[(((day + 3) % 7) + 7) % 7] ?? [];
}

/** How many weeks from a midnight are like any other, end before `until` and leave something of the budget. */
function plainWeeks({ exceptionDays, weekMs }: Compiled, at: number, until: number, budget: number): number {
  if (at % DAY !== 0) return 0;
  const exception = exceptionDays.find((day) => day * DAY >= at) ?? Infinity;
  const whole = Math.floor((Math.min(until, exception * DAY) - at) / WEEK);
  return Math.max(0, Math.min(whole, weekMs === 0 ? Infinity : Math.ceil(budget / weekMs) - 1));
}
