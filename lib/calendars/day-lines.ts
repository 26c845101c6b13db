import { type BusinessCalendar, calendarProblems } from "./business-calendar";
import { parseHours } from "./hours-text";

type Day = BusinessCalendar["days"][number];

/** What a pasted list says; `wrong` are the lines that say nothing, counted from one. */
export type DayLines = { days: Day[]; wrong: number[] };

const LINE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[\s,;]+(.*))?$/;
const HOURS_FIRST = /^((?:\d{1,2}:\d{2}\s*[-–—~～至]\s*\d{1,2}:\d{2}[\s,;，；、]*)*)(.*)$/;

/**
 * Reads days that differ from the week, one a line: `2026-12-25 Christmas` is a holiday, `2026-12-24 09:00-12:00
 * Christmas Eve` has those hours. Of lines about the same day the last one counts.
 */
export function parseDayLines(text: string): DayLines {
  const days = new Map<string, Day>();
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "") return;
    const day = parseLine(line.trim());
    if (day === null) wrong.push(index + 1);
    else days.set(day.date, day);
  });
  return { days: [...days.values()], wrong };
}

function parseLine(line: string): Day | null {
  const [, year, month = "", date = "", rest = ""] = LINE.exec(line) ?? [];
  if (year === undefined) return null;
  const [, written = "", name = ""] = HOURS_FIRST.exec(rest.trim()) ?? [];
  const hours = parseHours(written);
  if (hours === null) return null;
  const day = { date: `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`, name: name.slice(0, 100), hours };
  return isSound(day) ? day : null;
}

function isSound(day: Day): boolean {
  const open = [{ day: 1, hours: [{ from: "09:00", to: "17:00" }] }];
  return calendarProblems({ timeZone: "UTC", week: open, days: [day] }).length === 0;
}
