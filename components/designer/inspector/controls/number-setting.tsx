"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { useTypedText } from "./use-typed-text";

type Props = {
  label: string;
  value: number;
  min: number;
  max: number;
  isWhole?: boolean;
  onChange: (value: number) => void;
  help?: string;
  problem?: string | undefined;
  className?: string;
};

/** A number of the flow, taken over as soon as it is one that is allowed. */
export function NumberSetting({
  label,
  value,
  min,
  max,
  isWhole = true,
  onChange,
  help = "",
  problem,
  className,
}: Props) {
  const t = useTranslations("inspector.controls");
  const { text, isUnfinished, type, leave } = useTypedText({
    value,
    print: String,
    read: (typed) => {
      const number = /^-?\d+([.,]\d+)?$/.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : Number.NaN;
      return number >= min && number <= max && (!isWhole || Number.isInteger(number)) ? number : null;
    },
    onChange,
  });
  const complaint = isUnfinished ? t("range", { min, max }) : problem;
  return (
    <TextField
      fullWidth
      isInvalid={complaint !== undefined}
      validationBehavior="aria"
      value={text}
      onChange={type}
      onBlur={leave}
      autoComplete="off"
      className={className ?? ""}
    >
      <Label>{label}</Label>
      <Input inputMode={isWhole && min >= 0 ? "numeric" : "decimal"} className="tabular-nums" />
      <FieldNotes help={help} problem={complaint} />
    </TextField>
  );
}
