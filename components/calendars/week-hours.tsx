import { Button } from "@heroui/react/button";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { formatHours, parseHours } from "@/lib/calendars/hours-text";
import type { DraftProblems } from "./calendar-draft";
import { DayBar } from "./day-bar";
import { useWeekdayNames } from "./use-weekday-names";

type Props = {
  /** Monday first. */
  week: readonly string[];
  problems: DraftProblems;
  onChange: (week: string[], path: string) => void;
};

/** The hours of each day of the week, written and drawn. */
export function WeekHours({ week, problems, onChange }: Props) {
  const t = useTranslations("calendars");
  const names = useWeekdayNames("long");
  const edit = (index: number, hours: string) => onChange(week.with(index, hours), `week.${index}`);
  const asMonday = week.map((hours, index) => (index < 5 ? (week[0] ?? "") : hours));
  return (
    <fieldset className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <legend className="float-start text-list font-medium">{t("week")}</legend>
        <Button
          size="sm"
          variant="ghost"
          isDisabled={asMonday.every((hours, index) => hours === week[index])}
          onPress={() => onChange(asMonday, "week")}
        >
          {t("asMonday")}
        </Button>
      </div>
      <p className="max-w-[72ch] text-xs text-muted">{t("weekHelp")}</p>
      {problems.week !== undefined && (
        <p role="alert" className="text-xs text-(--danger-text)">
          {problems.week}
        </p>
      )}
      <div className="flex flex-col gap-1.5">
        {names.map((name, index) => (
          <TextField
            key={name}
            className="grid grid-cols-[5.5rem_1fr] items-center gap-x-3 gap-y-1 md:grid-cols-[6rem_17rem_1fr]"
            isInvalid={problems[`week.${index}`] !== undefined}
            validationBehavior="aria"
            value={week[index] ?? ""}
            onChange={(hours) => edit(index, hours)}
            onBlur={() => edit(index, tidy(week[index] ?? ""))}
          >
            <Label className="truncate font-normal">{name}</Label>
            <Input autoComplete="off" spellCheck="false" placeholder={t("closed")} className="tabular-nums" />
            <DayBar hours={parseHours(week[index] ?? "") ?? []} />
            <FieldError className="col-start-2 md:col-end-4">{problems[`week.${index}`]}</FieldError>
          </TextField>
        ))}
      </div>
    </fieldset>
  );
}

/** As it is written down, where it can be read. */
export function tidy(text: string): string {
  const hours = parseHours(text);
  return hours === null ? text : formatHours(hours);
}
