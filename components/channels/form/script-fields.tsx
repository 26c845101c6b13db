import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Pick } from "@/components/forms/inputs/pick";
import type { DraftForm } from "./draft-form";
import { SecretLine } from "./secret-line";

const LANGUAGES = [
  { id: "javascript", name: "JavaScript" },
  { id: "python", name: "Python" },
] as const;

/** Code of one's own. */
export function ScriptFields({ form }: { form: DraftForm }) {
  const t = useTranslations("channels.form");
  const { draft, edit, problems } = form;
  return (
    <>
      <Pick
        label={t("scriptLanguage")}
        choices={LANGUAGES}
        value={draft.scriptLanguage}
        onPick={(scriptLanguage) => edit("scriptLanguage", { scriptLanguage })}
      />
      <TextField
        fullWidth
        isRequired
        isInvalid={problems.source !== undefined}
        validationBehavior="aria"
        value={draft.source}
        onChange={(source) => edit("source", { source })}
      >
        <Label>{t("source")}</Label>
        <TextArea rows={12} maxLength={50_000} spellCheck="false" className="font-mono text-xs" />
        <FieldNotes help={t("sourceHelp")} problem={problems.source} />
      </TextField>
      <SecretLine form={form} about="script" />
    </>
  );
}
