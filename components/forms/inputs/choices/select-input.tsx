import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { choiceOptions, inFormOrder } from "./choice-options";

/** One choice, or several, from a list that opens. */
export function SelectInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const common = {
    fullWidth: true,
    isInvalid: problem !== undefined,
    isRequired,
    validationBehavior: "aria",
  } as const;
  const parts = (
    <>
      <Label>{field.label}</Label>
      <Select.Trigger>
        <Select.Value />
        {!isRequired && <Select.ClearButton />}
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {choiceOptions(field, value).map((option) => (
            <ListBox.Item key={option.key} id={option.key} isDisabled={option.isGone} textValue={option.label}>
              {option.label}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
      <FieldNotes help={field.help} problem={problem} />
    </>
  );
  if (field.type === "select") {
    return (
      <Select
        {...common}
        placeholder={field.placeholder || t("chooseOne")}
        value={typeof value === "string" ? value : null}
        onChange={(key) => onChange(key === null ? null : String(key))}
      >
        {parts}
      </Select>
    );
  }
  return (
    <Select
      {...common}
      placeholder={field.placeholder || t("chooseSeveral")}
      selectionMode="multiple"
      value={[value].flat().filter((key) => typeof key === "string")}
      onChange={(keys) => onChange(inFormOrder(field, keys.map(String)))}
    >
      {parts}
    </Select>
  );
}
