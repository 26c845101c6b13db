import type { BusinessCalendar } from "@/lib/calendars/business-calendar";
import { formatHours } from "@/lib/calendars/hours-text";

/** Days one after the other, from 1 for Monday, that have the same hours. */
export type DaysAlike = { from: number; to: number; hours: string };

/** A week in as few words as it takes: `Monday to Friday, 09:00–17:00`. Days without hours are left out. */
export function weekSummary({ week }: Pick<BusinessCalendar, "week">): DaysAlike[] {
  const alike: DaysAlike[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const hours = formatHours(week.find((each) => each.day === day)?.hours ?? []);
    const last = alike.at(-1);
    if (last !== undefined && last.to === day - 1 && last.hours === hours) last.to = day;
    else if (hours !== "") alike.push({ from: day, to: day, hours });
  }
  return alike;
}
