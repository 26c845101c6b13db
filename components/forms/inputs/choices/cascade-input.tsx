import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { type CascadeLevel, cascadeLevels } from "./cascade-levels";

/** One list below the other; to choose in one of them clears those below it. */
export function CascadeInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const path = [value].flat().filter((key) => typeof key === "string");
  const levels = cascadeLevels(field.tree, path);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-label={field.label}>
      <div className="grid grid-cols-1 gap-2 @md:grid-cols-2 @2xl:grid-cols-3">
        {levels.map((level, depth) => {
          const number = depth + 1;
          return (
            <LevelSelect
              key={number}
              level={level}
              label={number === 1 ? field.label : t("cascadeLevel", { label: field.label, level: number })}
              isFirst={number === 1}
              isRequired={isRequired && (number === 1 || !field.mayStopEarly)}
              help={number === 1 ? field.help : ""}
              problem={number === levels.length ? problem : undefined}
              placeholder={field.placeholder || t("chooseOne")}
              onChoose={(key) => onChange(key === null ? path.slice(0, depth) : [...path.slice(0, depth), key])}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

type LevelProps = {
  level: CascadeLevel;
  label: string;
  isFirst: boolean;
  isRequired: boolean;
  help: string;
  problem: string | undefined;
  placeholder: string;
  onChoose: (key: string | null) => void;
};

function LevelSelect({ level, label, isFirst, isRequired, help, problem, placeholder, onChoose }: LevelProps) {
  return (
    <Select
      fullWidth
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      placeholder={placeholder}
      validationBehavior="aria"
      value={level.chosen}
      onChange={(key) => onChoose(key === null ? null : String(key))}
    >
      <Label className={isFirst ? "" : "text-muted"}>{label}</Label>
      <Select.Trigger>
        <Select.Value />
        {!isRequired && <Select.ClearButton />}
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {level.options.map((option) => (
            <ListBox.Item key={option.key} id={option.key} isDisabled={option.isGone} textValue={option.label}>
              {option.label}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
      <FieldNotes help={help} problem={problem} />
    </Select>
  );
}
