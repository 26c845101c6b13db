import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { type DayLines, parseDayLines } from "@/lib/calendars/day-lines";

type Props = { isOpen: boolean; onPaste: (days: DayLines) => void; onClose: () => void };

/** Takes a list of days as text, a line for each. */
export function PasteDays({ isOpen, onPaste, onClose }: Props) {
  const t = useTranslations("calendars.paste");
  return (
    <ActionDialog isOpen={isOpen} title={t("title")} subject="" onClose={onClose}>
      <Lines onPaste={onPaste} onClose={onClose} />
    </ActionDialog>
  );
}

function Lines({ onPaste, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("calendars.paste");
  const [text, setText] = useState("");
  const [isChecked, setChecked] = useState(false);
  const lines = parseDayLines(text);
  const { days, wrong } = lines;
  const problem = !isChecked || wrong.length === 0 ? undefined : t("wrong", { lines: wrong.slice(0, 10).join(", ") });
  const confirm = () => {
    setChecked(true);
    if (wrong.length > 0 || days.length === 0) return;
    onPaste(lines);
    onClose();
  };
  return (
    <DialogForm
      confirm={days.length === 0 ? t("confirm") : t("confirmCount", { count: days.length })}
      isDisabled={days.length === 0}
      command={{ isPending: false, error: null }}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <TextField
        fullWidth
        isInvalid={problem !== undefined}
        validationBehavior="aria"
        value={text}
        onChange={(next) => {
          setText(next);
          setChecked(false);
        }}
      >
        <Label>{t("label")}</Label>
        <TextArea autoFocus rows={10} spellCheck="false" className="font-mono text-xs" placeholder={t("example")} />
        <FieldNotes help={t("help")} problem={problem} />
      </TextField>
    </DialogForm>
  );
}
