import { Input } from "@heroui/react/input";
import { InputGroup } from "@heroui/react/input-group";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useId } from "react";
import { FieldNotes } from "./field-notes";
import type { InputProps } from "./input-props";

/** A number as it is typed; what is wrong with it is said when it is handed in, nothing is rounded or cut silently. */
export function NumberInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const unitId = useId();
  const isWhole = field.isInteger && (field.min ?? -1) >= 0;
  const inputProps = { inputMode: isWhole ? "numeric" : "decimal", placeholder: field.placeholder } as const;
  return (
    <TextField
      fullWidth
      aria-describedby={field.unit === "" ? undefined : unitId}
      autoComplete="off"
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      validationBehavior="aria"
      value={typeof value === "string" ? value : ""}
      onChange={onChange}
    >
      <Label>{field.label}</Label>
      {field.unit === "" ? (
        <Input {...inputProps} className="tabular-nums" />
      ) : (
        <InputGroup fullWidth>
          <InputGroup.Input {...inputProps} className="tabular-nums" />
          <InputGroup.Suffix id={unitId}>{field.unit}</InputGroup.Suffix>
        </InputGroup>
      )}
      <FieldNotes help={field.help} problem={problem} />
    </TextField>
  );
}
