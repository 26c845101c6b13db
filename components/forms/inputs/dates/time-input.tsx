import { Label } from "@heroui/react/label";
import { TimeField } from "@heroui/react/time-field";
import { useMemo } from "react";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { calendarValues } from "./calendar-values";

export function TimeInput({ field, value, onChange, isRequired, problem }: InputProps) {
  // A new object would make the segments forget what is half typed.
  const time = useMemo(() => calendarValues.time(value), [value]);
  return (
    <TimeField
      fullWidth
      hourCycle={24}
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      shouldForceLeadingZeros
      validationBehavior="aria"
      value={time}
      onChange={(next) => onChange(next === null ? null : calendarValues.fromTime(next))}
    >
      <Label>{field.label}</Label>
      <TimeField.Group fullWidth>
        <TimeField.Input>{(segment) => <TimeField.Segment segment={segment} />}</TimeField.Input>
      </TimeField.Group>
      <FieldNotes help={field.help} problem={problem} />
    </TimeField>
  );
}
