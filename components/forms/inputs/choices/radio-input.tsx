import { Button } from "@heroui/react/button";
import { Label } from "@heroui/react/label";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { useTranslations } from "next-intl";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { type ChoiceOption, choiceOptions } from "./choice-options";

/** One of a few answers; a boolean is a choice between its two words. */
export function RadioInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const isBoolean = field.type === "boolean";
  const options: ChoiceOption[] = isBoolean
    ? [
        { key: "true", label: field.trueLabel || t("yes"), isGone: false },
        { key: "false", label: field.falseLabel || t("no"), isGone: false },
      ]
    : choiceOptions(field, value);
  return (
    <RadioGroup
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      orientation="horizontal"
      validationBehavior="aria"
      value={value === null ? null : String(value)}
      onChange={(key) => onChange(isBoolean ? key === "true" : key)}
    >
      <div className="flex w-full items-baseline justify-between gap-2">
        <Label isRequired={isRequired}>{field.label}</Label>
        {!isRequired && value !== null && (
          <Button
            aria-label={t("clearField", { label: field.label })}
            className="-my-1 h-6 px-1.5 text-xs text-muted"
            size="sm"
            variant="ghost"
            onPress={() => onChange(null)}
          >
            {t("clear")}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {options.map((option) => (
          <Radio key={option.key} isDisabled={option.isGone} value={option.key}>
            <Radio.Content>
              <Radio.Control>
                <Radio.Indicator />
              </Radio.Control>
              {option.label}
            </Radio.Content>
          </Radio>
        ))}
      </div>
      <FieldNotes help={field.help} problem={problem} />
    </RadioGroup>
  );
}
