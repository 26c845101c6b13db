import { useFormatter } from "next-intl";
import { WEEKDAYS } from "./calendar-draft";

/** 1 January 2024 was a Monday. */
const someDay = (day: number) => new Date(Date.UTC(2024, 0, day));

/** Names of the days, Monday first, in the reader's language. */
export function useWeekdayNames(weekday: "long" | "short"): string[] {
  const format = useFormatter();
  return WEEKDAYS.map((day) => format.dateTime(someDay(day), { weekday, timeZone: "UTC" }));
}
