import type { BusinessCalendar } from "../business-calendar";

const MINUTE = 60_000;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * Working time counted in another way than ours, minute by minute and by what Intl says that the clock on the wall
 * shows. For whole minutes only; null when the time is not over within `days`.
 */
export function plusMinuteByMinute(calendar: BusinessCalendar, at: number, ms: number, days: number): number | null {
  const isWorked = wallClock(calendar);
  let left = ms / MINUTE;
  for (let minute = at; minute < at + days * 1440 * MINUTE; minute += MINUTE) {
    if (left === 0) return minute;
    if (isWorked(minute)) left -= 1;
  }
  return null;
}

function wallClock({ timeZone, week, days }: BusinessCalendar): (minute: number) => boolean {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (minute) => {
    const parts = Object.fromEntries(format.formatToParts(minute).map(({ type, value }) => [type, value]));
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    const weekday = WEEKDAYS.indexOf((parts.weekday ?? "").slice(0, 3)) + 1;
    const hours = (days.find((day) => day.date === date) ?? week.find(({ day }) => day === weekday))?.hours ?? [];
    const clock = `${parts.hour}:${parts.minute}`;
    return hours.some(({ from, to }) => from <= clock && clock < to);
  };
}
