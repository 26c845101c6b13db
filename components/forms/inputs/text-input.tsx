import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { FieldNotes } from "./field-notes";
import type { InputProps } from "./input-props";

export function TextInput({ field, value, onChange, isRequired, problem }: InputProps) {
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
      {field.type === "text" ? (
        <Input placeholder={field.placeholder} />
      ) : (
        <TextArea
          className="field-sizing-content max-h-96 min-h-24"
          placeholder={field.placeholder || field.template}
        />
      )}
      <FieldNotes help={field.help} problem={problem} />
    </TextField>
  );
}
