import type { ComponentType } from "react";
import type { InputType } from "./input-type";
import { AttachmentInput } from "./inputs/attachment-input";
import { CascadeInput } from "./inputs/choices/cascade-input";
import { CheckboxesInput } from "./inputs/choices/checkboxes-input";
import { RadioInput } from "./inputs/choices/radio-input";
import { ExternalInput } from "./inputs/external-input";
import type { InputProps } from "./inputs/input-props";
import { PeopleInput } from "./inputs/people-input";
import { RichTextInput } from "./inputs/rich-text-input";
import { CELL_INPUTS } from "./inputs/table/cell-inputs";
import { TableInput } from "./inputs/table/table-input";

const INPUTS = {
  ...CELL_INPUTS,
  "rich-text": RichTextInput,
  radio: RadioInput,
  checkboxes: CheckboxesInput,
  cascade: CascadeInput,
  people: PeopleInput,
  attachment: AttachmentInput,
  table: TableInput,
  external: ExternalInput,
} satisfies Record<InputType, ComponentType<InputProps>>;

type Props = InputProps & { type: InputType };

export function FieldInput({ type, ...props }: Props) {
  const Input = INPUTS[type];
  return <Input {...props} />;
}
