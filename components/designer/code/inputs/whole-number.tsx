"use client";

import { InputGroup } from "@heroui/react/input-group";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";

type Props = {
  label: string;
  help?: string;
  unit: string;
  min: number;
  max: number;
  value: number | null;
  placeholder?: string;
  /** null when it is emptied, where it may be. */
  onChange: (value: number | null) => void;
  /** Said of what is no such number. */
  problem: string;
  mayBeEmpty: boolean;
};

/** A whole number within bounds; what is none stays in the input and is not handed on. */
export function WholeNumber({ label, help = "", unit, min, max, value, placeholder = "", ...more }: Props) {
  const { onChange, problem, mayBeEmpty } = more;
  const [edited, setEdited] = useState({ text: textOf(value), value });
  const shown = edited.value === value ? edited.text : textOf(value);
  const read = readNumber(shown, { min, max });
  const isWrong = read === undefined || (read === null && !mayBeEmpty);
  return (
    <TextField
      fullWidth
      isInvalid={isWrong}
      validationBehavior="aria"
      value={shown}
      onChange={(text) => {
        const next = readNumber(text, { min, max });
        const isTaken = next !== undefined && (next !== null || mayBeEmpty);
        setEdited({ text, value: isTaken ? next : value });
        if (isTaken && next !== value) onChange(next);
      }}
    >
      <Label>{label}</Label>
      <InputGroup fullWidth>
        <InputGroup.Input className="tabular-nums" inputMode="numeric" placeholder={placeholder} />
        <InputGroup.Suffix>{unit}</InputGroup.Suffix>
      </InputGroup>
      <FieldNotes help={help} problem={isWrong ? problem : undefined} />
    </TextField>
  );
}

const textOf = (value: number | null) => (value === null ? "" : String(value));

function readNumber(text: string, { min, max }: { min: number; max: number }): number | null | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return null;
  if (!/^\d{1,9}$/.test(plain)) return undefined;
  const value = Number(plain);
  return value >= min && value <= max ? value : undefined;
}
