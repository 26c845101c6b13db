"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Pick } from "@/components/forms/inputs/pick";
import { secondsOf, spanOf, unitsOf } from "@/lib/designer/inspect/time-span";
import type { TimeUnit } from "@/lib/designer/whole-units";
import { useTypedText } from "./use-typed-text";

type Props = {
  label: string;
  seconds: number;
  /** The business calendar in whose hours it is counted. */
  calendarId: number | null;
  onChange: (seconds: number) => void;
};

/** How long something takes, as a number of minutes, hours or days. */
export function TimeSetting({ label, seconds, calendarId, onChange }: Props) {
  const t = useTranslations("inspector.controls");
  const span = spanOf(seconds, calendarId);
  const [wanted, setWanted] = useState<TimeUnit | null>(null);
  const units = unitsOf(calendarId);
  const isWanted = wanted !== null && units.includes(wanted) && secondsOf(countOf(seconds, wanted), wanted) === seconds;
  const unit = isWanted ? wanted : span.unit;
  const { text, isUnfinished, type, leave } = useTypedText({
    value: seconds,
    print: (value) => countOf(value, unit),
    read: (typed) => secondsOf(typed, unit),
    onChange,
  });
  const offered = units.includes(unit) ? units : [unit, ...units];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-2">
      <TextField
        fullWidth
        isInvalid={isUnfinished}
        validationBehavior="aria"
        value={text}
        onChange={type}
        onBlur={leave}
        autoComplete="off"
      >
        <Label>{label}</Label>
        <Input inputMode="decimal" className="tabular-nums" />
        <FieldNotes help="" problem={isUnfinished ? t("time") : undefined} />
      </TextField>
      <Pick
        label={t("unit", { label })}
        isLabelHidden
        className="mt-[23px]"
        choices={offered.map((id) => ({ id, name: t(calendarId === null ? `units.${id}` : `openUnits.${id}`) }))}
        value={unit}
        onPick={(next) => {
          setWanted(next);
          const same = secondsOf(countOf(seconds, unit), next);
          if (same !== null) onChange(same);
        }}
      />
    </div>
  );
}

const LENGTHS: Record<TimeUnit, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };
const countOf = (seconds: number, unit: TimeUnit) => String(seconds / LENGTHS[unit]);
