"use client";

import { useFormatter, useTranslations } from "next-intl";
import { spanOf } from "@/lib/designer/inspect/time-span";
import { useNames } from "../../store/use-designer";

/** How long something takes, in words: "2 days", "16 open hours". */
export function useTimeWords(): (seconds: number, calendarId: number | null) => string {
  const t = useTranslations("inspector.times");
  const format = useFormatter();
  const { calendars } = useNames();
  return (seconds, calendarId) => {
    const { value, unit } = spanOf(seconds, calendarId);
    const time = format.number(value, { style: "unit", unit, unitDisplay: "long" });
    if (calendarId === null) return time;
    const calendar = calendars.find(({ id }) => id === calendarId)?.name ?? t("unknownCalendar");
    return t("openTime", { time, calendar });
  };
}
