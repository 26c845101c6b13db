import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { CalendarRow } from "@/lib/calendars/schema";
import { useWeekdayNames } from "./use-weekday-names";
import { weekSummary } from "./week-summary";

type Props = { calendars: readonly CalendarRow[] };

/** The business calendars; the first step where there are none. */
export function CalendarList({ calendars }: Props) {
  const t = useTranslations("calendars");
  const add = (
    <LinkButton href="/settings/calendars/new" size="sm" variant={calendars.length === 0 ? "primary" : "outline"}>
      <Plus aria-hidden="true" className="size-4" />
      {t("add")}
    </LinkButton>
  );
  if (calendars.length === 0) return <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} action={add} />;
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-4 md:px-5">
        <p className="max-w-[72ch] grow basis-80 text-list text-muted">{t("intro")}</p>
        <div className="ms-auto">{add}</div>
      </div>
      <ul className="divide-y divide-separator border-y border-separator">
        {calendars.map((calendar) => (
          <li key={calendar.id}>
            <Link
              href={`/settings/calendars/${calendar.id}`}
              className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 px-4 py-2 text-list hover:bg-default focus-visible:focus-ring md:grid-cols-[minmax(10rem,1fr)_minmax(14rem,2fr)_10rem_7rem] md:px-5"
            >
              <span className="min-w-0">
                <span className="font-medium wrap-anywhere">{calendar.name}</span>
                <span className="block truncate text-xs text-muted">{calendar.calendar.timeZone}</span>
              </span>
              <WeekWords calendar={calendar} />
              <span className="text-muted max-md:order-4 max-md:text-end">
                {t("daysAhead", { count: calendar.daysAhead })}
              </span>
              <span className="text-muted max-md:order-2 max-md:text-end md:text-end">
                {t("flowCount", { count: calendar.flows })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function WeekWords({ calendar: { calendar } }: { calendar: CalendarRow }) {
  const t = useTranslations("calendars");
  const names = useWeekdayNames("short");
  const name = (day: number) => names[day - 1] ?? "";
  return (
    <span className="flex min-w-0 flex-wrap gap-x-4 text-muted tabular-nums max-md:order-3">
      {weekSummary(calendar).map(({ from, to, hours }) => (
        <span key={from}>
          {from === to
            ? t("oneDay", { day: name(from), hours })
            : t("severalDays", { from: name(from), to: name(to), hours })}
        </span>
      ))}
    </span>
  );
}
