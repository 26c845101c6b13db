import { DateField } from "@heroui/react/date-field";
import { DatePicker } from "@heroui/react/date-picker";
import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTicketFormContext } from "../../state/ticket-form-context";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { CalendarPopover } from "./calendar-popover";
import { calendarValues } from "./calendar-values";

/** A day, or a moment in the reader's time zone; typed by segments or picked from a calendar. */
export function DateInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const { timeZone } = useTicketFormContext();
  const hasTime = field.type === "date-time";
  // A new object would make the segments forget what is half typed.
  const date = useMemo(
    () => (hasTime ? calendarValues.dateTime(value, timeZone) : calendarValues.date(value)),
    [value, hasTime, timeZone],
  );
  const store = (next: typeof date) => {
    if (next === null) onChange(null);
    else onChange(hasTime ? calendarValues.fromDateTime(next, timeZone) : calendarValues.fromDate(next));
  };
  return (
    <DatePicker
      granularity={hasTime ? "minute" : "day"}
      hourCycle={24}
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      shouldForceLeadingZeros
      validationBehavior="aria"
      value={date}
      onBlur={() => date !== null && date.year < 100 && store(calendarValues.withFullYear(date))}
      onChange={store}
    >
      <Label>{field.label}</Label>
      <DateField.Group fullWidth>
        <DateField.Input>{(segment) => <DateField.Segment segment={segment} />}</DateField.Input>
        <DateField.Suffix>
          <DatePicker.Trigger aria-label={t("openCalendar")}>
            <DatePicker.TriggerIndicator />
          </DatePicker.Trigger>
        </DateField.Suffix>
      </DateField.Group>
      <FieldNotes help={field.help} problem={problem} />
      <CalendarPopover label={field.label} />
    </DatePicker>
  );
}
