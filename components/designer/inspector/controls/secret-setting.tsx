"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";

type Props = {
  label: string;
  help: string;
  /** There is one, though nobody can read it any more. */
  isSet: boolean;
  onType: (secret: string) => void;
  onForget: () => void;
};

/** A secret: written, never read. */
export function SecretSetting({ label, help, isSet, onType, onForget }: Props) {
  const t = useTranslations("inspector.controls");
  const [typed, setTyped] = useState("");
  const type = (text: string) => {
    setTyped(text);
    if (text !== "") onType(text);
    else if (typed !== "") onForget();
  };
  return (
    <TextField fullWidth type="password" value={typed} onChange={type} autoComplete="new-password">
      <Label>{label}</Label>
      <div className="flex gap-2">
        <Input
          maxLength={500}
          spellCheck="false"
          placeholder={isSet && typed === "" ? t("secretSet") : ""}
          className="min-w-0 grow font-mono text-xs"
        />
        {isSet && (
          <Button
            variant="outline"
            aria-label={t("forgetSecret", { label })}
            onPress={() => {
              setTyped("");
              onForget();
            }}
          >
            {t("forget")}
          </Button>
        )}
      </div>
      <FieldNotes help={help} problem={undefined} />
    </TextField>
  );
}
