import type { ComponentType } from "react";
import type { TableColumn } from "@/lib/forms/form-definition";
import { DateInput } from "./date-input";
import { DepartmentInput } from "./department-input";
import type { InputProps } from "./input-props";
import { LinkInput } from "./link-input";
import { NumberInput } from "./number-input";
import { PersonInput } from "./person-input";
import { RadioInput } from "./radio-input";
import { SelectInput } from "./select-input";
import { TextInput } from "./text-input";
import { TimeInput } from "./time-input";

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
