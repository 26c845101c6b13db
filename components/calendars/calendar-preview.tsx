import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { BusinessCalendar } from "@/lib/calendars/business-calendar";
import { compileCalendar } from "@/lib/calendars/working-time";

const HOUR_MS = 3_600_000;
const MOST_HOURS = 10_000;
const MOMENT = {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;

type Props = {
  /** null while it makes no sense. */
  calendar: BusinessCalendar | null;
};

/** What the calendar comes to: when so many working hours from now are over. */
export function CalendarPreview({ calendar }: Props) {
  const t = useTranslations("calendars.preview");
  const [hours, setHours] = useState("4");
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-border bg-surface-secondary px-3 py-2.5"
    >
      <TextField className="flex-row items-center gap-2" value={hours} onChange={setHours}>
        <Label className="whitespace-nowrap">{t("hours")}</Label>
        <Input type="number" min={0} max={MOST_HOURS} step="0.5" inputMode="decimal" className="w-20 tabular-nums" />
      </TextField>
      <div className="min-w-0 text-list">
        {calendar === null ? (
          <span className="text-muted">{t("mend")}</span>
        ) : (
          <Due calendar={calendar} hours={hours} />
        )}
      </div>
    </section>
  );
}

function Due({ calendar, hours }: { calendar: BusinessCalendar; hours: string }) {
  const t = useTranslations("calendars.preview");
  const format = useFormatter();
  const own = useTimeZone() ?? "UTC";
  const now = useNow({ updateInterval: 60_000 }).getTime();
  const time = useMemo(() => compileCalendar(calendar), [calendar]);
  const count = Math.min(Number(hours), MOST_HOURS);
  if (!(count >= 0)) return <span className="text-muted">{t("mend")}</span>;
  const at = (instant: number, timeZone: string) => format.dateTime(instant, { ...MOMENT, timeZone });
  const due = time.plus(now, count * HOUR_MS);
  const opening = time.nextOpening(now);
  return (
    <>
      <span className="font-medium tabular-nums">{t("due", { at: at(due, calendar.timeZone) })}</span>
      {own !== calendar.timeZone && <span className="text-muted"> {t("own", { at: at(due, own) })}</span>}
      <span className="block text-xs text-muted">
        {opening <= now ? t("open") : t("closed", { at: at(opening, calendar.timeZone) })}
      </span>
    </>
  );
}
