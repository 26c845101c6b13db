"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { getLocalTimeZone, today } from "@internationalized/date";
import { useTimeZone, useTranslations } from "next-intl";
import type { Period } from "./period";

type Props = Period & { onChoose: (period: Period) => void };

const LAST_DAYS = [1, 7, 30] as const;

export function PeriodForm({ from, until, onChoose }: Props) {
  const t = useTranslations("inbox.filters");
  const timeZone = useTimeZone() ?? getLocalTimeZone();
  const lastDays = (days: number) =>
    today(timeZone)
      .subtract({ days: days - 1 })
      .toString();
  return (
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
      {(from !== null || until !== null) && (
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
