"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { useTypedText } from "./use-typed-text";

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** What cannot be left empty keeps what it had. */
  isRequired?: boolean;
  /** What else must hold before a text is taken over. */
  accepts?: (text: string) => boolean;
  /** Said while it does not. */
  unaccepted?: string;
  maxLength: number;
  help?: string;
  placeholder?: string;
  problem?: string | undefined;
  isCode?: boolean;
  lines?: number;
  className?: string;
};

const anything = () => true;

/** A text of the flow, taken over while it is typed. */
export function TextSetting({ label, value, onChange, maxLength, help = "", problem, ...more }: Props) {
  const {
    isRequired = false,
    accepts = anything,
    unaccepted,
    placeholder = "",
    isCode = false,
    lines,
    className,
  } = more;
  const t = useTranslations("inspector.controls");
  const { text, isUnfinished, type, leave } = useTypedText({
    value,
    print: (shown) => shown,
    read: (typed) => ((isRequired && typed.trim() === "") || !accepts(typed) ? null : typed),
    onChange,
  });
  const complaint = isUnfinished ? (text.trim() === "" ? t("required") : (unaccepted ?? t("unreadable"))) : problem;
  const common = { maxLength, placeholder, className: isCode ? "font-mono text-xs" : "" };
  return (
    <TextField
      fullWidth
      isRequired={isRequired}
      isInvalid={complaint !== undefined}
      validationBehavior="aria"
      value={text}
      onChange={type}
      onBlur={leave}
      autoComplete="off"
      className={className ?? ""}
    >
      <Label>{label}</Label>
      {lines === undefined ? (
        <Input {...common} spellCheck={isCode ? "false" : "true"} />
      ) : (
        <TextArea {...common} rows={lines} />
      )}
      <FieldNotes help={help} problem={complaint} />
    </TextField>
  );
}
