import type { ComponentType } from "react";
import type { FieldType } from "@/lib/forms/form-definition";
import { CheckboxesInput } from "./inputs/checkboxes-input";
import { DateInput } from "./inputs/date-input";
import type { InputProps } from "./inputs/input-props";
import { NumberInput } from "./inputs/number-input";
import { PeopleInput } from "./inputs/people-input";
import { PersonInput } from "./inputs/person-input";
import { RadioInput } from "./inputs/radio-input";
import { SelectInput } from "./inputs/select-input";
import { TextInput } from "./inputs/text-input";
import { TimeInput } from "./inputs/time-input";

/** Attachments have no input: their names are shown only. */
export type InputType = Exclude<FieldType, "attachment">;

const INPUTS = {
  text: TextInput,
  "long-text": TextInput,
  "rich-text": TextInput,
  number: NumberInput,
  boolean: RadioInput,
  date: DateInput,
  time: TimeInput,
  "date-time": DateInput,
  radio: RadioInput,
  checkboxes: CheckboxesInput,
  select: SelectInput,
  "multi-select": SelectInput,
  person: PersonInput,
  people: PeopleInput,
} satisfies Record<InputType, ComponentType<InputProps>>;

type Props = InputProps & { type: InputType };

export function FieldInput({ type, ...props }: Props) {
  const Input = INPUTS[type];
  return <Input {...props} />;
}
