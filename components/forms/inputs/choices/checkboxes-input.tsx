import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { Label } from "@heroui/react/label";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { choiceOptions, inFormOrder } from "./choice-options";

export function CheckboxesInput({ field, value, onChange, isRequired, problem }: InputProps) {
  return (
    <CheckboxGroup
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      validationBehavior="aria"
      value={[value].flat().filter((key) => typeof key === "string")}
      onChange={(keys) => onChange(inFormOrder(field, keys))}
    >
      <Label isRequired={isRequired}>{field.label}</Label>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {choiceOptions(field, value).map((option) => (
          <Checkbox key={option.key} value={option.key}>
            <Checkbox.Content>
              <Checkbox.Control>
                <Checkbox.Indicator />
              </Checkbox.Control>
              {option.label}
            </Checkbox.Content>
          </Checkbox>
        ))}
      </div>
      <FieldNotes help={field.help} problem={problem} />
    </CheckboxGroup>
  );
}
