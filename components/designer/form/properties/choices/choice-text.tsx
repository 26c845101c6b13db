import { Button } from "@heroui/react/button";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { type ChoiceLine, linesIn, textOf } from "@/lib/designer/form/choice-lines";

type Props = {
  lines: readonly ChoiceLine[];
  isTree: boolean;
  onChange: (lines: readonly ChoiceLine[]) => void;
  onClose: () => void;
};

/** All choices at once, as a text to be written or pasted. */
export function ChoiceText({ lines, isTree, onChange, onClose }: Props) {
  const t = useTranslations("formDesigner.choices");
  const [text, setText] = useState(() => textOf(lines));
  const read = linesIn(text, lines).map((line) => (isTree ? line : { ...line, depth: 0 }));
  const take = () => {
    onChange(read);
    onClose();
  };
  return (
    <>
      <TextField fullWidth value={text} onChange={setText}>
        <Label>{t("text")}</Label>
        <TextArea autoFocus className="max-h-96 min-h-40 font-mono text-xs" rows={10} spellCheck={false} />
        <FieldNotes help={t(isTree ? "textHelpTree" : "textHelp")} problem={undefined} />
      </TextField>
      <div className="flex items-center gap-2">
        <Button size="sm" onPress={take}>
          {t("take", { count: read.length })}
        </Button>
        <Button size="sm" variant="ghost" onPress={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </>
  );
}
