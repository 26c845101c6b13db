import { DateField } from "@heroui/react/date-field";
import { DatePicker } from "@heroui/react/date-picker";
import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CalendarPopover } from "@/components/forms/inputs/dates/calendar-popover";
import { calendarValues } from "@/components/forms/inputs/dates/calendar-values";
import { FieldNotes } from "@/components/forms/inputs/field-notes";

type Props = {
  label: string;
  /** ISO date. */
  value: string | null;
  onChange: (day: string | null) => void;
  problem: string | undefined;
};

/** A day, typed by segments or picked from a calendar. */
export function DayInput({ label, value, onChange, problem }: Props) {
  const t = useTranslations("absence");
  // A new object would make the segments forget what is half typed.
  const date = useMemo(() => calendarValues.date(value), [value]);
  return (
    <DatePicker
      isInvalid={problem !== undefined}
      isRequired
      shouldForceLeadingZeros
      validationBehavior="aria"
      value={date}
      onBlur={() => date !== null && date.year < 100 && onChange(calendarValues.withFullYear(date).toString())}
      onChange={(next) => onChange(next === null ? null : calendarValues.fromDate(next))}
    >
      <Label>{label}</Label>
      <DateField.Group fullWidth>
        <DateField.Input>{(segment) => <DateField.Segment segment={segment} />}</DateField.Input>
        <DateField.Suffix>
          <DatePicker.Trigger aria-label={t("openCalendar")}>
            <DatePicker.TriggerIndicator />
          </DatePicker.Trigger>
        </DateField.Suffix>
      </DateField.Group>
      <FieldNotes help="" problem={problem} />
      <CalendarPopover label={label} />
    </DatePicker>
  );
}
