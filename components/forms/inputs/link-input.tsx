import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { FieldNotes } from "./field-notes";
import type { InputProps } from "./input-props";

/** An address as it is written; whether it is one is said when it is handed in. */
export function LinkInput({ field, value, onChange, isRequired, problem }: InputProps) {
  return (
    <TextField
      fullWidth
      autoComplete="off"
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      validationBehavior="aria"
      value={typeof value === "string" ? value : ""}
      onChange={onChange}
    >
      <Label>{field.label}</Label>
      <Input inputMode="url" placeholder={field.placeholder || "https://"} spellCheck="false" />
      <FieldNotes help={field.help} problem={problem} />
    </TextField>
  );
}
