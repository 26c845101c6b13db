"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { Popover } from "@heroui/react/popover";
import { TextField } from "@heroui/react/textfield";
import { getLocalTimeZone, today } from "@internationalized/date";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { FilterTrigger } from "./filter-trigger";

type Period = { from: string | null; until: string | null };
type Props = Period & { onChoose: (period: Period) => void };

const LAST_DAYS = [1, 7, 30] as const;

/** When tickets were created: the last days, or from one date to another. */
export function PeriodFilter({ from, until, onChoose }: Props) {
  const t = useTranslations("inbox.filters");
  const timeZone = useTimeZone() ?? getLocalTimeZone();
  const value = usePeriodText({ from, until });
  const isSet = value !== "";
  const label = t("created");
  const lastDays = (days: number) =>
    today(timeZone)
      .subtract({ days: days - 1 })
      .toString();
  return (
    <Popover>
      <FilterTrigger label={label} value={value} />
      <Popover.Content placement="bottom start" aria-label={label} className="w-80">
        <div className="grid gap-3 p-3">
          <div className="flex flex-wrap gap-1.5">
            {LAST_DAYS.map((days) => (
              <Button
                key={days}
                size="sm"
                variant={until === null && from === lastDays(days) ? "secondary" : "outline"}
                onPress={() => onChoose({ from: lastDays(days), until: null })}
              >
                {t("lastDays", { days })}
              </Button>
            ))}
          </div>
          <div className="grid grid-cols-2 gap-2">
            <Day label={t("from")} value={from} onChange={(day) => onChoose({ from: day, until })} />
            <Day label={t("until")} value={until} onChange={(day) => onChoose({ from, until: day })} />
          </div>
          {isSet && (
            <Button
              size="sm"
              variant="ghost"
              className="justify-start text-muted"
              onPress={() => onChoose({ from: null, until: null })}
            >
              {t("clearOne")}
            </Button>
          )}
        </div>
      </Popover.Content>
    </Popover>
  );
}

type DayProps = { label: string; value: string | null; onChange: (day: string | null) => void };

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextField type="date" value={value ?? ""} onChange={(text) => onChange(text === "" ? null : text)}>
      <Label>{label}</Label>
      <Input className="min-w-0" />
    </TextField>
  );
}

function usePeriodText({ from, until }: Period): string {
  const t = useTranslations("inbox.filters");
  const format = useFormatter();
  const day = (text: string) => format.dateTime(new Date(text), { day: "numeric", month: "short", timeZone: "UTC" });
  if (from !== null && until !== null) return t("between", { from: day(from), until: day(until) });
  if (from !== null) return t("since", { day: day(from) });
  return until === null ? "" : t("upTo", { day: day(until) });
}
