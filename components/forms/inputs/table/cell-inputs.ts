import type { ComponentType } from "react";
import type { TableColumn } from "@/lib/forms/form-definition";
import { RadioInput } from "../choices/radio-input";
import { SelectInput } from "../choices/select-input";
import { DateInput } from "../dates/date-input";
import { TimeInput } from "../dates/time-input";
import { DepartmentInput } from "../department-input";
import type { InputProps } from "../input-props";
import { LinkInput } from "../link-input";
import { NumberInput } from "../number-input";
import { PersonInput } from "../person-input";
import { TextInput } from "../text-input";

/** The inputs that may also stand in the cells of a table. */
export const CELL_INPUTS = {
  text: TextInput,
  "long-text": TextInput,
  number: NumberInput,
  boolean: RadioInput,
  date: DateInput,
  time: TimeInput,
  "date-time": DateInput,
  select: SelectInput,
  "multi-select": SelectInput,
  person: PersonInput,
  department: DepartmentInput,
  link: LinkInput,
} satisfies Record<TableColumn["type"], ComponentType<InputProps>>;
