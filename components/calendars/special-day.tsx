import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { TextField } from "@heroui/react/textfield";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { DraftDay } from "./calendar-draft";
import { tidy } from "./week-hours";

type Props = {
  day: DraftDay;
  problem: string | undefined;
  /** It was added just now and has the focus. */
  isFresh: boolean;
  onChange: (day: DraftDay) => void;
  onRemove: () => void;
};

/** A day that differs from the week; without hours nobody works. */
export function SpecialDay({ day, problem, isFresh, onChange, onRemove }: Props) {
  const t = useTranslations("calendars");
  const problemId = useId();
  const common = {
    isInvalid: problem !== undefined,
    validationBehavior: "aria" as const,
    "aria-describedby": problem === undefined ? "" : problemId,
  };
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-2 gap-y-1.5 max-md:border-b max-md:border-separator max-md:pb-2 md:grid-cols-[9.5rem_1fr_12rem_auto]">
      <TextField {...common} aria-label={t("date")} value={day.date} onChange={(date) => onChange({ ...day, date })}>
        <Input type="date" min="1900-01-01" max="2999-12-31" autoFocus={isFresh} className="w-full tabular-nums" />
      </TextField>
      <TextField
        aria-label={t("dayName")}
        className="max-md:order-3 max-md:col-span-2"
        value={day.name}
        onChange={(name) => onChange({ ...day, name })}
      >
        <Input maxLength={100} autoComplete="off" placeholder={t("dayName")} className="w-full" />
      </TextField>
      <TextField
        {...common}
        aria-label={t("dayHours")}
        className="max-md:order-4 max-md:col-span-2"
        value={day.hours}
        onChange={(hours) => onChange({ ...day, hours })}
        onBlur={() => onChange({ ...day, hours: tidy(day.hours) })}
      >
        <Input autoComplete="off" spellCheck="false" placeholder={t("closed")} className="w-full tabular-nums" />
      </TextField>
      <Button
        isIconOnly
        variant="ghost"
        aria-label={t("removeDay", { day: day.name === "" ? day.date : day.name })}
        onPress={onRemove}
      >
        <Trash2 aria-hidden="true" className="size-4" />
      </Button>
      {problem !== undefined && (
        <p id={problemId} className="col-span-full text-xs text-(--danger-text) max-md:order-5">
          {problem}
        </p>
      )}
    </li>
  );
}
