import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  placeholder?: string;
  maxLength: number;
  isRequired?: boolean;
  isMultiline?: boolean;
  isCode?: boolean;
  /** What is wrong with the value as it is. */
  problem?: string | undefined;
  /** Why a text cannot be taken; the flow keeps the one before while it stands. */
  problemOf?: (text: string) => string | undefined;
  onBlur?: () => void;
};

/** A property that is a text; changes count as they are typed. */
export function TextProperty(props: Props) {
  const { label, value, onChange, help = "", placeholder = "", maxLength, problemOf, onBlur } = props;
  const { isRequired = false, isMultiline = false, isCode = false } = props;
  const [refused, setRefused] = useState<string | null>(null);
  const problem = refused === null ? props.problem : problemOf?.(refused);
  const type = (text: string) => {
    const isRefused = problemOf?.(text) !== undefined;
    setRefused(isRefused ? text : null);
    if (!isRefused) onChange(text);
  };
  const look = isCode ? "font-mono text-xs" : "";
  return (
    <TextField
      fullWidth
      autoComplete="off"
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      maxLength={maxLength}
      validationBehavior="aria"
      value={refused ?? value}
      onChange={type}
      onBlur={() => {
        setRefused(null);
        onBlur?.();
      }}
    >
      <Label>{label}</Label>
      {isMultiline ? (
        <TextArea className={`field-sizing-content max-h-60 min-h-16 ${look}`} placeholder={placeholder} />
      ) : (
        <Input className={look} placeholder={placeholder} spellCheck={isCode ? "false" : "true"} />
      )}
      <FieldNotes help={help} problem={problem} />
    </TextField>
  );
}
