"use client";

import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import type { Reason } from "./use-reason";

type Props = { reason: Reason; autoFocus?: boolean };

const MAX_LENGTH = 4000;

/** Why an intervention happens, or what is said with an action. */
export function ReasonBox({ reason, autoFocus = false }: Props) {
  const t = useTranslations("tickets.toolbar");
  return (
    <TextField
      fullWidth
      autoFocus={autoFocus}
      isInvalid={reason.problem !== undefined}
      isRequired={reason.isRequired}
      maxLength={MAX_LENGTH}
      validationBehavior="aria"
      value={reason.text}
      onChange={reason.setText}
    >
      <Label>{reason.isRequired ? t("reason") : t("optional")}</Label>
      <TextArea className="field-sizing-content max-h-40 min-h-16" />
      <FieldNotes help={reason.isRequired ? t("reasonHelp") : ""} problem={reason.problem} />
    </TextField>
  );
}
