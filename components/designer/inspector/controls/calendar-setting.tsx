"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import { useNames } from "../../store/use-designer";

type Props = { calendarId: number | null; onChange: (calendarId: number | null) => void; problem?: string | undefined };

/** Which hours count: all of them, or those of a business calendar. */
export function CalendarSetting({ calendarId, onChange, problem }: Props) {
  const t = useTranslations("inspector.controls");
  const { calendars } = useNames();
  if (calendars.length === 0 && calendarId === null) return null;
  return (
    <Pick
      label={t("calendar")}
      choices={[
        { id: "all", name: t("allHours") },
        ...calendars.map(({ id, name }) => ({ id: String(id), name: t("hoursOf", { name }) })),
      ]}
      value={calendarId === null ? "all" : String(calendarId)}
      onPick={(id) => onChange(id === "all" ? null : Number(id))}
      problem={problem}
    />
  );
}
