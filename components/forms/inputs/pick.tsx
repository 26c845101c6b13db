"use client";

import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import { FieldNotes } from "./field-notes";

export type Choice<Id extends string> = { id: Id; name: string; hint?: string };

type Props<Id extends string> = {
  label: string;
  isLabelHidden?: boolean;
  choices: readonly Choice<Id>[];
  value: Id | null;
  onPick: (id: Id) => void;
  help?: string;
  problem?: string | undefined;
  className?: string;
};

/** One of a few. What is chosen and not on offer any more is shown as missing. */
export function Pick<Id extends string>({ label, choices, value, onPick, problem, ...more }: Props<Id>) {
  const { isLabelHidden = false, help = "", className } = more;
  const t = useTranslations("forms.pick");
  const pick = (key: unknown) => {
    const found = choices.find(({ id }) => id === key);
    if (found !== undefined && found.id !== value) onPick(found.id);
  };
  const isGone = value !== null && choices.every(({ id }) => id !== value);
  return (
    <Select
      fullWidth
      value={isGone ? null : value}
      onChange={pick}
      placeholder={isGone ? t("gone") : t("choose")}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={className ?? ""}
      {...(isLabelHidden ? { "aria-label": label } : {})}
    >
      {!isLabelHidden && <Label>{label}</Label>}
      <Select.Trigger>
        <Select.Value>
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : choices.find(({ id }) => id === value)?.name
          }
        </Select.Value>
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox className="max-h-80 overflow-y-auto">
          {choices.map(({ id, name, hint }) => (
            <ListBox.Item key={id} id={id} textValue={name}>
              <span className="min-w-0 flex-1">
                {name}
                {hint !== undefined && <span className="block text-xs text-muted">{hint}</span>}
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
      <FieldNotes help={help} problem={problem} />
    </Select>
  );
}
